#include "services/ingest/byline.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pulse::ingest {
namespace {

struct SplitCase {
  std::string heading;
  std::string byline;  // empty: no split expected
  std::string title;
};

class SplitBylineTest : public testing::TestWithParam<SplitCase> {};

TEST_P(SplitBylineTest, PartsPublisherFromTitle) {
  const auto& [heading, byline, title] = GetParam();
  const auto split = SplitByline(heading);
  ASSERT_EQ(split.has_value(), !byline.empty()) << heading;
  if (!split) return;
  EXPECT_EQ(heading.substr(0, split->byline_end), byline);
  EXPECT_EQ(heading.substr(split->title_begin), title);
}

INSTANTIATE_TEST_SUITE_P(
    Headings, SplitBylineTest,
    testing::Values(SplitCase{"Harbour Trust. Tides of change", "Harbour Trust", "Tides of change"},
                    SplitCase{"Department for Rivers, Coasts and Harbours. Flood plan: one year on",
                              "Department for Rivers, Coasts and Harbours", "Flood plan: one year on"},
                    SplitCase{"The Lantern Fund. Lighting the way. Lessons from the north",
                              "The Lantern Fund", "Lighting the way. Lessons from the north"},
                    SplitCase{"St. Wilfrid's House. A home first", "St. Wilfrid's House", "A home first"},
                    SplitCase{"**Harbour Trust.** Tides of change", "**Harbour Trust", "Tides of change"},
                    SplitCase{"Harbour Trust.Tides of change", "Harbour Trust", "Tides of change"},
                    SplitCase{"Institute of Care Studies (ICS). 2021/22 review",
                              "Institute of Care Studies (ICS)", "2021/22 review"},
                    SplitCase{"HM Inspectorate of Lighthouses. HM Chief Inspector's report",
                              "HM Inspectorate of Lighthouses", "HM Chief Inspector's report"},
                    SplitCase{"This report describes the year. It has five parts.", "", ""},
                    SplitCase{"Key findings include:", "", ""}, SplitCase{"Harbour Trust.", "", ""},
                    SplitCase{"the report was published. It says", "", ""}, SplitCase{"", "", ""}));

TEST(SplitBylineTest, RefusesHeadingLongerThanAnyTitle) {
  EXPECT_FALSE(SplitByline("Harbour Trust. " + std::string(400, 'x')).has_value());
}

struct PublishersCase {
  std::string byline;
  std::vector<std::string_view> publishers;
};

class SplitPublishersTest : public testing::TestWithParam<PublishersCase> {};

TEST_P(SplitPublishersTest, PartsWhereBothSidesAreOrganisations) {
  EXPECT_EQ(SplitPublishers(GetParam().byline), GetParam().publishers);
}

INSTANTIATE_TEST_SUITE_P(
    Bylines, SplitPublishersTest,
    testing::Values(
        PublishersCase{"Ofsted and Care Quality Commission", {"Ofsted", "Care Quality Commission"}},
        PublishersCase{"Department for Digital, Culture, Media and Sport",
                       {"Department for Digital, Culture, Media and Sport"}},
        PublishersCase{"Department for Levelling Up, Housing and Communities (DLUHC)",
                       {"Department for Levelling Up, Housing and Communities (DLUHC)"}},
        PublishersCase{"Department of Health and Social Care", {"Department of Health and Social Care"}},
        PublishersCase{"Department of Health and Social Care and NHS England",
                       {"Department of Health and Social Care", "NHS England"}},
        PublishersCase{"Children's Legal Centre Wales, The Children's Society, The Bevan Foundation and "
                       "British Red Cross",
                       {"Children's Legal Centre Wales", "The Children's Society", "The Bevan Foundation",
                        "British Red Cross"}},
        PublishersCase{"NSPCC and Baringa", {"NSPCC", "Baringa"}},
        PublishersCase{"HMI Prison and Probation Service and Ministry of Justice",
                       {"HMI Prison and Probation Service", "Ministry of Justice"}},
        PublishersCase{"Partners in Care and Health", {"Partners in Care and Health"}},
        PublishersCase{"Drink and Drugs News", {"Drink and Drugs News"}},
        PublishersCase{"UK Research and Innovation", {"UK Research and Innovation"}},
        PublishersCase{"Centre for Crime and Justice Studies", {"Centre for Crime and Justice Studies"}},
        PublishersCase{"Youth Justice Board for England and Wales",
                       {"Youth Justice Board for England and Wales"}},
        PublishersCase{"Office for Health Improvement and Disparities",
                       {"Office for Health Improvement and Disparities"}},
        PublishersCase{"Joseph Rowntree Foundation", {"Joseph Rowntree Foundation"}},
        PublishersCase{"Local Government Association and Association of Directors of Adult Social Services",
                       {"Local Government Association", "Association of Directors of Adult Social Services"}},
        PublishersCase{"The King's Fund, The Health Foundation and Nuffield Trust",
                       {"The King's Fund", "The Health Foundation", "Nuffield Trust"}},
        PublishersCase{"Home Office & Ministry of Justice", {"Home Office", "Ministry of Justice"}},
        PublishersCase{"Social Care Institute for Excellence", {"Social Care Institute for Excellence"}},
        PublishersCase{"National Institute for Health and Care Excellence",
                       {"National Institute for Health and Care Excellence"}},
        PublishersCase{"Crisis and Shelter", {"Crisis", "Shelter"}},
        PublishersCase{"Royal College of Paediatrics and Child Health",
                       {"Royal College of Paediatrics and Child Health"}},
        PublishersCase{"Health and Social Care Committee", {"Health and Social Care Committee"}},
        PublishersCase{"Care and Support Alliance", {"Care and Support Alliance"}},
        PublishersCase{"Foreign, Commonwealth and Development Office",
                       {"Foreign, Commonwealth and Development Office"}},
        PublishersCase{"Housing, Communities and Local Government Committee",
                       {"Housing, Communities and Local Government Committee"}},
        PublishersCase{"Her Majesty's Prison and Probation Service",
                       {"Her Majesty's Prison and Probation Service"}},
        PublishersCase{"HM Inspectorate of Constabulary and Fire & Rescue Services",
                       {"HM Inspectorate of Constabulary and Fire & Rescue Services"}},
        PublishersCase{"Scottish Government and COSLA", {"Scottish Government", "COSLA"}},
        PublishersCase{"Research in Practice", {"Research in Practice"}},
        PublishersCase{"University of Oxford and University College London",
                       {"University of Oxford", "University College London"}},
        PublishersCase{"Department for Education, Home Office and Department for Work and Pensions",
                       {"Department for Education", "Home Office", "Department for Work and Pensions"}},
        PublishersCase{"What Works Centre for Crime Reduction", {"What Works Centre for Crime Reduction"}},
        PublishersCase{"Medicines and Healthcare products Regulatory Agency",
                       {"Medicines and Healthcare products Regulatory Agency"}},
        PublishersCase{"Parliamentary and Health Service Ombudsman",
                       {"Parliamentary and Health Service Ombudsman"}},
        PublishersCase{"Mind and Rethink Mental Illness", {"Mind", "Rethink Mental Illness"}},
        PublishersCase{"Barnardo's, Action for Children and Catch22",
                       {"Barnardo's", "Action for Children", "Catch22"}},
        PublishersCase{"Equality and Human Rights Commission", {"Equality and Human Rights Commission"}},
        PublishersCase{"Children and Family Court Advisory and Support Service",
                       {"Children and Family Court Advisory and Support Service"}},
        PublishersCase{"Institute for Work, Pay and Progression",
                       {"Institute for Work, Pay and Progression"}},
        PublishersCase{"Department for Courts, Tribunals and Civil Disputes",
                       {"Department for Courts, Tribunals and Civil Disputes"}},
        PublishersCase{"Department for Rivers, Coasts and Harbours and Council for Neighbourhood Health",
                       {"Department for Rivers, Coasts and Harbours", "Council for Neighbourhood Health"}},
        PublishersCase{"National Office of Care Standards and Thistledown Research",
                       {"National Office of Care Standards", "Thistledown Research"}},
        PublishersCase{
            "Association of County Commissioners and Fenland, Wolds and Marsh Housing Federation",
            {"Association of County Commissioners", "Fenland, Wolds and Marsh Housing Federation"}},
        PublishersCase{"Royal College of Nurses, Lighthouses and Orchards",
                       {"Royal College of Nurses, Lighthouses and Orchards"}},
        PublishersCase{"Centre for Canals, Bridges and Ferries", {"Centre for Canals, Bridges and Ferries"}},
        PublishersCase{"HM Inspectorate of Canals and Fenmoorly", {"HM Inspectorate of Canals", "Fenmoorly"}},
        PublishersCase{"HM Inspectorate of Prisons and Families Forward",
                       {"HM Inspectorate of Prisons", "Families Forward"}},
        PublishersCase{
            "Youth Forward, OpenInclusion, Justice Research University (JRU) and Voices of Kettlewick",
            {"Youth Forward", "OpenInclusion", "Justice Research University (JRU)", "Voices of Kettlewick"}},
        PublishersCase{"Clinks and Prison Reform Trust", {"Clinks", "Prison Reform Trust"}},
        PublishersCase{"Skills for Care", {"Skills for Care"}}));

TEST(PublisherNameTest, SameForEveryPrintedVariant) {
  const std::string name = PublisherName("Department for Education");
  EXPECT_EQ(name, "publishers/department-for-education");
  EXPECT_EQ(PublisherName("The Department of Education (DfE)"), name);
  EXPECT_EQ(PublisherName("DEPARTMENT FOR  EDUCATION"), name);
  EXPECT_EQ(PublisherName("The King’s Fund"), PublisherName("King's Fund"));
  EXPECT_EQ(PublisherName("Health & Care Board"), PublisherName("Health and Care Board"));
  EXPECT_NE(PublisherName("Harbour Trust"), PublisherName("Harbour Fund"));
}

TEST(SlugTest, CutsBetweenWordsAndFallsBack) {
  EXPECT_EQ(Slug("What good looks like: values-based recruitment", 19, "x"), "what-good-looks");
  EXPECT_EQ(Slug("“Nowhere” to turn?", 80, "x"), "nowhere-to-turn");
  EXPECT_EQ(Slug("???", 80, "item"), "item");
}

}  // namespace
}  // namespace pulse::ingest
