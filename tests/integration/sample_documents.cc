#include "tests/integration/sample_documents.h"

namespace pulse::test {

std::string MarkdownOf(const Sample& sample) {
  return "# CordisPulse\n\n## " + sample.month +
         "\n\n"
         "Welcome to this month's digest. It gathers what was published for people who plan and run public "
         "services, with a short summary of each publication.\n\n"
         "Best wishes,\n\n"
         "Dr Alma Sample\n\n"
         "Director of Research\n\n"
         "## Criminal Justice\n\n"
         "### Reports\n\n"
         "#### Inspectorate of Custody. " +
         sample.report_title + "\n\n" + sample.report_body +
         "\n\n"
         "### Briefings\n\n"
         "#### Centre for Local Justice. Community courts after five years\n\n"
         "This briefing sets out what five years of community courts have cost and what they have changed, "
         "with "
         "advice for areas that are thinking of opening one.\n";
}

v1::Document DocumentWith(const std::string& content, const std::string& filename) {
  v1::Document document;
  document.set_content(content);
  document.set_filename(filename);
  return document;
}

v1::Document DocumentOf(const Sample& sample) { return DocumentWith(MarkdownOf(sample)); }

}  // namespace pulse::test
