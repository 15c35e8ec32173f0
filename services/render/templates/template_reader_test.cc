#include "services/render/templates/template_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "proto/error_reason.h"

namespace pulse::render {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr TemplatePart kParts[] = {TemplatePart::kPageMasthead, TemplatePart::kPageFooter,
                                   TemplatePart::kMailMasthead, TemplatePart::kMailFooter};

// The least that a part has to hold.
std::string Least(TemplatePart part) {
  if (IsMasthead(part)) return "<h1>{{title}}</h1>";
  if (part == TemplatePart::kPageFooter) return "{{contact}}{{notices}}";
  return "{{contact}}{{notices}}<p>{{sender}} {{recipient}} <a href=\"{{unsubscribe_url}}\">Stop</a></p>";
}

absl::Status Read(TemplatePart part, const std::string& source) {
  return ReadChromeTemplate(part, source, kLightPalette).status();
}

std::string MessageOf(const absl::Status& status) { return std::string(status.message()); }

// Why `markup` is refused in a template that is good without it.
std::string Refusal(TemplatePart part, const std::string& markup) {
  const absl::Status status = Read(part, Least(part) + "\n" + markup);
  EXPECT_EQ(GetErrorReason(status), "THEME_INVALID") << markup;
  return MessageOf(status);
}

TEST(ChromeTemplate, LeastOfEachPartIsGood) {
  for (const TemplatePart part : kParts) EXPECT_TRUE(Read(part, Least(part)).ok()) << Read(part, Least(part));
}

// Nothing that runs, loads, is submitted, or is only closed by what follows.
TEST(ChromeTemplate, RefusesHostileMarkupInEveryPart) {
  for (const char* markup : {"<script>alert(1)</script>",
                             "<SCRIPT>alert(1)</SCRIPT>",
                             "<script src=\"https://e.example/x.js\">",
                             "<style>*{display:none}</style>",
                             "</style><p>x</p>",
                             "<link href=\"https://e.example/x.css\">",
                             "<meta charset=\"utf-8\">",
                             "<base href=\"https://e.example/\">",
                             "<img alt=\"x\" src=\"https://e.example/x\">",
                             "<svg></svg>",
                             "<math></math>",
                             "<iframe src=\"https://e.example/\"></iframe>",
                             "<object data=\"x\"></object>",
                             "<embed src=\"x\">",
                             "<form action=\"https://e.example/\"></form>",
                             "<input name=\"x\">",
                             "<button>x</button>",
                             "<video src=\"x\"></video>",
                             "<template></template>",
                             "<noscript></noscript>",
                             "<!DOCTYPE html>",
                             "<?php x ?>",
                             "<![CDATA[x]]>",
                             "<!-- never closed",
                             "<!-- <p>x</p> --",
                             "<!--[if mso]> never closed",
                             "<p onclick=\"alert(1)\">x</p>",
                             "<p ONCLICK=\"alert(1)\">x</p>",
                             "<p id=\"main\">x</p>",
                             "<p hidden=\"hidden\">x</p>",
                             "<p style=\"background:url(https://e.example/x)\">x</p>",
                             "<p style=\"display:none\">x</p>",
                             "<p title=x>x</p>",
                             "<p title>x</p>",
                             "<p lang=\"\">x</p>",
                             "<p lang=\"en\" lang=\"en\">x</p>",
                             "<p lang=\"en",
                             "<p lang=\"en\"",
                             "<p",
                             "<",
                             "< p>x</p>",
                             "<p>x",
                             "x</p>",
                             "<p>x</strong></p>",
                             "<p><strong>x</p></strong>",
                             "<p><p>x</p></p>",
                             "<a>x</a>",
                             "<p><a href=\"https://a.example/\"><a href=\"https://b.example/\">x</a></a></p>",
                             "<a href=\"https://a.example/\"></a>",
                             "<a href=\"https://a.example/\"> </a>",
                             "<a href=\"https://a.example/\">{{edition}}</a>",
                             "a & b",
                             "&lt",
                             "&#106;",
                             "&#x6a;",
                             "&colon;",
                             "{{{title}}}",
                             "{{&title}}",
                             "{{>other}}",
                             "{{!comment}}",
                             "{{^edition}}x{{/edition}}",
                             "{{Edition}}",
                             "{{ edition }}",
                             "{{edition",
                             "{{}}",
                             "{{#edition}}x",
                             "{{/edition}}",
                             "{{#edition}}x{{/strap}}",
                             "{{#edition}}<p>{{/edition}}</p>",
                             "{{items}}",
                             "{{title}}{{title}}{{title}}{{sender}}{{sender}}",
                             "a\x01",
                             "a\x7F",
                             "\xFF",
                             "\xC0\xBC",
                             "a\xE2\x80\xAEtxt.exe",
                             "a\xE2\x81\xA6"}) {
    for (const TemplatePart part : kParts) {
      const std::string file(kTemplateFiles.at(static_cast<std::size_t>(part)));
      EXPECT_THAT(Refusal(part, markup), StartsWith("templates/" + file + ":2:")) << markup;
    }
  }
  EXPECT_FALSE(Read(TemplatePart::kPageMasthead, std::string("<h1>{{title}}</h1>\0", 19)).ok());
}

// A template's link is as safe as an issue's: SafeUrl decides, after entities.
TEST(ChromeTemplate, RefusesAddressesThatAreNoneToFollow) {
  for (const char* address : {"javascript:alert(1)",
                              "JavaScript:alert(1)",
                              " javascript:alert(1)",
                              "java\tscript:alert(1)",
                              "java\nscript:alert(1)",
                              "javascript&amp;colon;alert(1)",
                              "&quot;javascript:alert(1)",
                              "javascript://a.example/%0aalert(1)",
                              "%6aavascript:alert(1)",
                              "vbscript:x",
                              "data:text/html,x",
                              "file:///etc/passwd",
                              "//e.example/",
                              "/path",
                              "#main",
                              "",
                              "https:e.example",
                              "https://user:pw@e.example/",
                              "ftp://e.example/",
                              "{{title}}",
                              "{{online_url}}{{online_url}}",
                              "https://e.example/{{edition}}",
                              "javascript:{{title}}",
                              "{{online_url}}?x=1",
                              "{{edition}}",
                              "{{contact}}",
                              "{{sender}}"}) {
    for (const TemplatePart part : kParts) {
      Refusal(part, "<p><a href=\"" + std::string(address) + "\">x</a></p>");
      Refusal(part, "<p><a href='" + std::string(address) + "'>x</a></p>");
    }
  }
  for (const char* address : {"https://e.example/?a=1&amp;b=2", "http://e.example", "mailto:a@e.example",
                              "HTTPS://E.example/", "{{online_url}}"}) {
    for (const TemplatePart part : kParts) {
      const std::string source = Least(part) + "<p><a href=\"" + address + "\">x</a></p>";
      EXPECT_TRUE(Read(part, source).ok()) << Read(part, source);
    }
  }
}

TEST(ChromeTemplate, SaysWhereWhatWasFoundAndWhatIsPermitted) {
  EXPECT_EQ(
      MessageOf(Read(TemplatePart::kPageMasthead, "<h1>{{title}}</h1>\n<p>Größe <script>x</script></p>")),
      "templates/page-masthead.html:2:10: found <script>; permitted here: a, br, div, em, h1, li, ol, p, "
      "small, span, strong, ul");
  EXPECT_EQ(Refusal(TemplatePart::kMailMasthead, "<p><a class=\"x\" href=\"https://a.example/\">x</a></p>"),
            "templates/mail-masthead.html:2:7: found the attribute class on <a>; permitted: href, style, "
            "aria-label, title, lang");
  EXPECT_EQ(
      Refusal(TemplatePart::kPageFooter, "{{sender}}"),
      "templates/page-footer.html:2:1: found {{sender}}; permitted here: title, edition, strap, summary, "
      "online_url, contact, notices");
  EXPECT_THAT(Refusal(TemplatePart::kPageFooter, "<p>x"), HasSubstr("2:1: found no end of what begins here"));
}

TEST(ChromeTemplate, PlaceholdersStandOnlyWhereTheirKindMay) {
  EXPECT_THAT(Refusal(TemplatePart::kPageMasthead, "<p>{{online_url}}</p>"), HasSubstr("alone in href"));
  EXPECT_THAT(Refusal(TemplatePart::kPageMasthead, "<p class=\"{{edition}}\">x</p>"),
              HasSubstr("aria-label"));
  EXPECT_THAT(Refusal(TemplatePart::kPageMasthead, "<p lang=\"{{edition}}\">x</p>"), HasSubstr("aria-label"));
  EXPECT_THAT(Refusal(TemplatePart::kMailMasthead, "<p style=\"{{edition}}\">x</p>"),
              HasSubstr("aria-label"));
  EXPECT_THAT(Refusal(TemplatePart::kMailMasthead, "<table>{{edition}}</table>"), HasSubstr("may not stand"));
  EXPECT_THAT(MessageOf(Read(TemplatePart::kPageFooter, "<p>{{contact}}</p>{{notices}}")),
              HasSubstr("where paragraphs may"));
  EXPECT_THAT(Refusal(TemplatePart::kMailFooter,
                      "<p><a href=\"https://a.example/\" title=\"{{recipient}}\">x</a></p>"),
              HasSubstr("found {{recipient}} in title"));
  EXPECT_TRUE(Read(TemplatePart::kPageMasthead,
                   "<h1>{{title}}</h1><p><a href=\"{{online_url}}\" title=\"{{title}}\">{{strap}}</a></p>")
                  .ok());
}

// What law and the issue ask for is in the template, always.
TEST(ChromeTemplate, CannotLeaveOutWhatHasToBeThere) {
  for (const TemplatePart part : {TemplatePart::kPageMasthead, TemplatePart::kMailMasthead}) {
    EXPECT_THAT(MessageOf(Read(part, "<p>x</p>")), HasSubstr("found no <h1>"));
    EXPECT_THAT(MessageOf(Read(part, "<h1>x</h1><p>{{title}}</p>")), HasSubstr("without {{title}}"));
    EXPECT_THAT(MessageOf(Read(part, "{{#edition}}<h1>{{title}}</h1>{{/edition}}")),
                HasSubstr("it has to show always"));
    EXPECT_THAT(Refusal(part, "<h1>x</h1>"), HasSubstr("a second <h1>"));
  }
  for (const char* name : {"contact", "notices", "sender", "recipient", "unsubscribe_url"}) {
    const std::string least = Least(TemplatePart::kMailFooter);
    const std::string placeholder = "{{" + std::string(name) + "}}";
    std::string without = least;
    without.replace(without.find(placeholder), placeholder.size(),
                    name == std::string("unsubscribe_url") ? "https://a.example/" : "");
    EXPECT_THAT(MessageOf(Read(TemplatePart::kMailFooter, without)), HasSubstr("found no " + placeholder));
    EXPECT_THAT(MessageOf(Read(TemplatePart::kMailFooter, "{{#edition}}" + least + "{{/edition}}")),
                HasSubstr("it has to show always"));
    EXPECT_THAT(MessageOf(Read(TemplatePart::kMailFooter, least + least)), HasSubstr("a second time"));
  }
  EXPECT_THAT(Refusal(TemplatePart::kMailFooter, "<h1>x</h1>"), HasSubstr("found <h1>"));
}

// Neither hidden by its style, nor in a colour that nobody has checked.
TEST(ChromeTemplate, StylesCanNeitherHideNorFade) {
  for (const char* style : {"display:none",
                            "visibility:hidden",
                            "opacity:0",
                            "position:absolute",
                            "font-size:0px",
                            "font-size:10px",
                            "font-size:61px",
                            "font-size:2em",
                            "line-height:0",
                            "line-height:4",
                            "line-height:1.555",
                            "color:#ffffff",
                            "color:white",
                            "color:$panel",
                            "color:$paper",
                            "color:ink",
                            "color:$",
                            "background:$ink",
                            "margin:-9px",
                            "margin:81px",
                            "margin:1px 1px 1px 1px 1px",
                            "margin:",
                            "padding:1",
                            "letter-spacing:-2px",
                            "font-family:x",
                            "font-family:expression(alert(1))",
                            "text-align:url(x)",
                            "border-top:0px solid $rule",
                            "border-top:1px dotted $accent",
                            "border-top:1px solid $paper",
                            "border-top:1px solid #000000",
                            "x",
                            ":",
                            "color",
                            "color:$muted}body{display:none",
                            "color:$muted/*",
                            "font-size:12px!important",
                            "font-size:99999999999999999999px",
                            "text-indent:-999px"}) {
    for (const TemplatePart part : {TemplatePart::kMailMasthead, TemplatePart::kMailFooter}) {
      EXPECT_THAT(Refusal(part, "<p style=\"" + std::string(style) + "\">x</p>"), HasSubstr("permitted"))
          << style;
    }
  }
  EXPECT_THAT(Refusal(TemplatePart::kMailMasthead, "<p style=\"color:$muted\">x</p>"),
              HasSubstr("permitted: $masthead-ink, $masthead-muted"));
  EXPECT_THAT(Refusal(TemplatePart::kPageMasthead, "<p style=\"color:$muted\">x</p>"),
              HasSubstr("permitted: class, lang"));
  EXPECT_TRUE(Read(TemplatePart::kMailFooter,
                   Least(TemplatePart::kMailFooter) +
                       "<p style=' color : $ink ; margin: 0px 2px;;border-top:2px solid $accent;"
                       "font-family:Georgia,serif; line-height:1.45'>x</p>")
                  .ok());
}

TEST(ChromeTemplate, HasLimits) {
  const TemplatePart part = TemplatePart::kPageMasthead;
  const std::string least = Least(part);
  const auto divs = [](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "<div>";
    for (std::size_t i = 0; i < count; ++i) text += "</div>";
    return text;
  };
  EXPECT_TRUE(Read(part, least + divs(kMaxTemplateDepth)).ok());
  EXPECT_THAT(Refusal(part, divs(kMaxTemplateDepth + 1)), HasSubstr("more than 12 levels"));
  std::string sections;
  for (std::size_t i = 0; i <= kMaxTemplateDepth; ++i) sections += "{{#strap}}";
  EXPECT_THAT(Refusal(part, sections), HasSubstr("more than 12 levels"));

  std::string elements;
  for (std::size_t i = 1; i < kMaxTemplateElements; ++i) elements += "<br>";
  EXPECT_TRUE(Read(part, least + elements).ok());
  EXPECT_THAT(Refusal(part, elements + "<br>"), HasSubstr("more than 100 elements"));

  std::string placeholders;
  for (std::size_t i = 1; i < kMaxTemplatePlaceholders; ++i) placeholders += "{{strap}}";
  EXPECT_TRUE(Read(part, least + placeholders).ok());
  EXPECT_THAT(Refusal(part, placeholders + "{{strap}}"), HasSubstr("more than 32 placeholders"));

  EXPECT_TRUE(Read(part, least + std::string(kMaxTemplateBytes - least.size(), 'x')).ok());
  EXPECT_THAT(MessageOf(Read(part, least + std::string(kMaxTemplateBytes, 'x'))),
              HasSubstr("permitted: 16384"));
}

}  // namespace
}  // namespace pulse::render
