#include "services/render/themes/theme.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "proto/error_reason.h"
#include "services/render/page/page_emitter.h"
#include "services/render/style/style_check.h"
#include "services/render/themes/theme_file.h"
#include "services/render/themes/theme_folder.h"

namespace pulse::render {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string MessageOf(const absl::Status& status) { return std::string(status.message()); }

absl::StatusOr<std::shared_ptr<const Theme>> Make(std::string_view json, const std::string& css = "") {
  absl::StatusOr<ThemeParts> parts = ParseTheme(json);
  if (!parts.ok()) return parts.status();
  parts->page_css = css;
  return Theme::Make(*parts);
}

TEST(Contrast, IsThatOfWcag) {
  EXPECT_NEAR(Contrast(*Colour::Parse("#000000"), *Colour::Parse("#ffffff")), 21, 1e-9);
  EXPECT_NEAR(Contrast(*Colour::Parse("#777777"), *Colour::Parse("#FFFFFF")), 4.48, 0.01);
  for (const char* text : {"", "#fff", "red", "#12345g", "#1234567", " #123456"}) {
    EXPECT_FALSE(Colour::Parse(text)) << text;
  }
}

TEST(Theme, DefaultIsAsReadableAsItAsksOfOthers) {
  EXPECT_TRUE(Theme::Make(ThemeParts()).ok()) << Theme::Make(ThemeParts()).status();
}

TEST(Theme, RefusesAColourThatIsTooFaintAndNamesTheNearestThatPasses) {
  const auto theme = Make(R"({"light": {"link": "#7fb8c0"}})");
  EXPECT_EQ(GetErrorReason(theme.status()), "THEME_INVALID");
  const std::string message = MessageOf(theme.status());
  EXPECT_THAT(message, HasSubstr("light.link: #7fb8c0 has a contrast of "));
  const std::string nearest = message.substr(message.rfind('#'), 7);
  EXPECT_TRUE(Make(R"({"light": {"link": ")" + nearest + R"("}})").ok()) << message;
  EXPECT_THAT(MessageOf(Make(R"({"dark": {"sectors": {"ferries": "#202020"}}})").status()),
              HasSubstr("dark.sectors.ferries"));
}

TEST(Theme, RefusesWhatIsNotInItsSchema) {
  for (const char* json :
       {"", "[]", "{", R"({"colours": {}})", R"({"light": 1})", R"({"light": {"blood": "#000000"}})",
        R"({"light": {"ink": "black"}})", R"({"light": {"ink": 0}})", R"({"name": 1})",
        R"({"fonts": {"mono": "x"}})", R"({"fonts": {"serif": 1}})",
        R"({"light": {"sectors": {"A\"]{}": "#000000"}}})", R"({"fonts": {"serif": "x;}</style><script>"}})",
        R"({"fonts": {"sans": "\"x"}})"}) {
    EXPECT_EQ(GetErrorReason(Make(json).status()), "THEME_INVALID") << json;
  }
  EXPECT_FALSE(ParseTheme(std::string(70000, ' ')).ok());
}

TEST(Theme, ColoursReachPageAndMail) {
  const auto theme =
      Make(R"({"name": "x", "light": {"link": "#123456", "sectors": {"ferries": "#654321"}}})");
  ASSERT_TRUE(theme.ok()) << theme.status();
  const std::string page = EmitPage(ReadDocument(v1::Issue()), {std::nullopt, std::nullopt, **theme});
  EXPECT_THAT(page, HasSubstr("--link:#123456;"));
  EXPECT_THAT(page, HasSubstr("[data-sector=\"ferries\"]{--sector:#654321}"));
  EXPECT_THAT(page, HasSubstr((*theme)->page_style().csp_source()));
  EXPECT_THAT(std::string((*theme)->mail_styles().SectionHeading("sectors/ferries").view()),
              HasSubstr("#654321"));
  EXPECT_THAT((*theme)->mail_styles().Text(), Not(HasSubstr("$")));
}

TEST(Theme, VersionIsOfAllThatReachesAnOutput) {
  EXPECT_EQ(ThemeVersion(*Make("{}")), ThemeVersion(nullptr));
  EXPECT_EQ(ThemeVersion(*Make(R"({"name": "Another name"})")), ThemeVersion(nullptr));
  EXPECT_NE(ThemeVersion(*Make("{}", "p { color: red; }")), ThemeVersion(nullptr));
  EXPECT_NE(ThemeVersion(*Make(R"({"dark": {"link": "#ffffff"}})")), ThemeVersion(nullptr));
}

TEST(StyleCheck, RefusesWhatLeavesTheStyleLoadsOrHides) {
  for (const char* css :
       {"</style><script>x</script>", "p{background:url(x)}", "p{background:u\\72l(x)}", "@import 'x';",
        "@IMPORT 'x';", "@font-face{}", "p{width:expression(x)}", "p{background:image-set('x' 1x)}", "p{",
        "p}", "/* open", "p{content:'open}", "p{content:'\n'}", "/* <script> */", "p{content:'<'}", "p\x01{}",
        "p\xC3\xA9{}", "@namespace x;", "p{background:-webkit-image-set('x' 1x)}"}) {
    EXPECT_TRUE(FindUnsafeStyle(css)) << css;
  }
  EXPECT_TRUE(FindUnsafeStyle(std::string(kMaxStyleBytes + 1, ' ')));
  EXPECT_THAT(*FindUnsafeStyle("p{}\n\n@import 'x';"), HasSubstr("line 3"));
  EXPECT_FALSE(
      FindUnsafeStyle("/* fine */ @media print { p > a::after { content: \"(\" attr(href) \")\"; } }"));
}

TEST(ThemeFolder, FollowsItsFilesAndKeepsTheLastThatWasGood) {
  const std::filesystem::path folder = testing::TempDir() + "theme-" + std::to_string(getpid());
  std::filesystem::create_directories(folder);
  const auto save = [&](const std::string& json) { std::ofstream(folder / "theme.json") << json; };
  EXPECT_EQ(ThemeFolder::Open(folder).status().code(), absl::StatusCode::kNotFound);
  save("{}");
  const auto opened = ThemeFolder::Open(folder);
  ASSERT_TRUE(opened.ok()) << opened.status();
  ThemeFolder& themes = **opened;
  const auto before = themes.Current();
  save(R"({"light": {"link": "#eeeeee"}})");
  EXPECT_EQ(GetErrorReason(themes.Refresh()), "THEME_INVALID");
  EXPECT_EQ(themes.Current(), before);
  EXPECT_TRUE(themes.Refresh().ok()) << "said once";
  save(R"({"light": {"link": "#123456" }})");
  EXPECT_TRUE(themes.Refresh().ok());
  EXPECT_NE(ThemeVersion(themes.Current()), ThemeVersion(before));
  std::filesystem::remove_all(folder);
}

// theme.json and page.css are read of the same version, also while a link is turned.
TEST(ThemeFolder, FollowsALinkThatIsTurned) {
  const std::filesystem::path root = testing::TempDir() + "theme-link-" + std::to_string(getpid());
  for (const char* version : {"1", "2"}) {
    std::filesystem::create_directories(root / version);
    std::ofstream(root / version / "theme.json") << "{}";
    std::ofstream(root / version / "page.css") << "p{margin:" << version << "px}";
  }
  std::filesystem::create_directory_symlink(root / "1", root / "current");
  const auto opened = ThemeFolder::Open(root / "current");
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_THAT((*opened)->Current()->page_style().css(), HasSubstr("margin:1px"));
  std::filesystem::create_directory_symlink(root / "2", root / "next");
  std::filesystem::rename(root / "next", root / "current");
  EXPECT_TRUE((*opened)->Refresh().ok());
  EXPECT_THAT((*opened)->Current()->page_style().css(), HasSubstr("margin:2px"));
  std::filesystem::remove_all(root);
}

TEST(ThemeFolder, FollowsTemplatesAndNeverTakesABadOne) {
  const std::filesystem::path folder = testing::TempDir() + "theme-templates-" + std::to_string(getpid());
  const std::filesystem::path masthead = folder / "templates" / "page-masthead.html";
  std::filesystem::create_directories(folder / "templates");
  std::ofstream(folder / "theme.json") << "{}";
  const auto opened = ThemeFolder::Open(folder);
  ASSERT_TRUE(opened.ok()) << opened.status();
  ThemeFolder& themes = **opened;
  const auto before = themes.Current();
  std::ofstream(masthead) << "<h1>{{title}}</h1>\n<script>x</script>";
  EXPECT_THAT(MessageOf(themes.Refresh()), HasSubstr("page-masthead.html:2:1: found <script>"));
  EXPECT_EQ(themes.Current(), before);
  std::ofstream(masthead) << "<h1>{{title}}</h1><p>Ours</p>";
  EXPECT_TRUE(themes.Refresh().ok());
  EXPECT_NE(themes.Current()->chrome(TemplatePart::kPageMasthead), nullptr);
  std::filesystem::remove(masthead);
  EXPECT_TRUE(themes.Refresh().ok());
  EXPECT_EQ(ThemeVersion(themes.Current()), ThemeVersion(before));
  std::filesystem::remove_all(folder);
}

TEST(Theme, TemplatesAreOfKnownNamesAndFew) {
  const std::filesystem::path folder = testing::TempDir() + "theme-names-" + std::to_string(getpid());
  std::filesystem::create_directories(folder / "templates");
  std::ofstream(folder / "theme.json") << "{}";
  const auto add = [&](const std::string& name) { std::ofstream(folder / "templates" / name) << "x"; };
  add("page-masthead.html~");
  add(".page-masthead.html.swp");
  EXPECT_TRUE(LoadTheme(folder).ok()) << "an editor's files";
  add("page-header.html");
  EXPECT_THAT(MessageOf(LoadTheme(folder).status()),
              HasSubstr("templates: found page-header.html; permitted: page-masthead.html"));
  std::filesystem::remove(folder / "templates" / "page-header.html");
  std::filesystem::create_directory(folder / "templates" / "mail-footer.html");
  EXPECT_THAT(MessageOf(LoadTheme(folder).status()), HasSubstr("mail-footer.html cannot be read"));
  std::filesystem::remove(folder / "templates" / "mail-footer.html");
  std::ofstream(folder / "templates" / "mail-footer.html") << std::string(kMaxTemplateBytes + 1, 'x');
  EXPECT_THAT(MessageOf(LoadTheme(folder).status()), HasSubstr("permitted: 16384"));
  for (std::size_t i = 0; i < kMaxTemplateFolder; ++i) add("note-" + std::to_string(i));
  EXPECT_THAT(MessageOf(LoadTheme(folder).status()), HasSubstr("more than 32 files"));
  std::filesystem::remove_all(folder);
}

TEST(Theme, WhatIsThereAndCannotBeReadIsNotLeftOut) {
  const std::filesystem::path folder = testing::TempDir() + "theme-unread-" + std::to_string(getpid());
  std::filesystem::create_directories(folder / "page.css");
  std::ofstream(folder / "theme.json") << "{}";
  EXPECT_THAT(MessageOf(LoadTheme(folder).status()), HasSubstr("page.css: cannot be read"));
  std::filesystem::remove(folder / "page.css");
  EXPECT_TRUE(LoadTheme(folder).ok()) << "a theme without either";
  std::ofstream(folder / "templates") << "a file";
  EXPECT_THAT(MessageOf(LoadTheme(folder).status()), HasSubstr("templates: cannot be read"));
  std::filesystem::remove_all(folder);
}

// Axe looks at the sample's sectors alone.
TEST(MailStyles, DarkHeadingsHaveTheirSectorsColourThatReads) {
  const MailStyles& styles = Theme::Default().mail_styles();
  for (const auto& [sector, colour] : kDarkPalette.sectors) {
    const std::string name(styles.SectionClass("sectors/" + sector));
    EXPECT_THAT(styles.sheet().css(),
                HasSubstr(".paper ." + name + "{color:" + colour.Text() + " !important;"));
    EXPECT_GE(Contrast(colour, kDarkPalette.of(Token::kPaper)), 4.5);
  }
  EXPECT_EQ(styles.SectionClass("sectors/ferries"), "");
  EXPECT_EQ(styles.SectionClass("sectors/\"><b>"), "");
}

TEST(Theme, ExampleIsGoodAndTheSchemaNamesEveryColour) {
  const std::filesystem::path themes = std::filesystem::path(PULSE_SOURCE_DIR) / "services/render/themes";
  const auto example = LoadTheme(themes / "harbour");
  EXPECT_TRUE(example.ok()) << example.status();
  std::ostringstream schema;
  schema << std::ifstream(themes / "theme.schema.json").rdbuf();
  for (const std::string_view name : kTokenNames) {
    EXPECT_THAT(schema.str(), HasSubstr("\"" + std::string(name) + "\": {"));
  }
}

TEST(Page, LinksToItsStyleWhereASiteServesIt) {
  const auto style = SafeUrl::Parse("https://www.harbour.example:8443/a;b/style.css");
  const std::string page = EmitPage(ReadDocument(v1::Issue()), {std::nullopt, style});
  EXPECT_THAT(page, HasSubstr("style-src https://www.harbour.example:8443; img-src"));
  EXPECT_THAT(page,
              HasSubstr("<link rel=\"stylesheet\" href=\"https://www.harbour.example:8443/a;b/style.css\">"));
  EXPECT_THAT(page, Not(HasSubstr("<style")));
}

}  // namespace
}  // namespace pulse::render
