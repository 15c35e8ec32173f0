#include "clients/cpp/pulse/ingest/documents.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "services/ingest/parser/parser.h"

namespace pulse::cli {
namespace {

using grpc::StatusCode;
using testing::ElementsAre;
using testing::HasSubstr;

class DocumentsTest : public testing::Test {
 protected:
  DocumentsTest() { std::filesystem::create_directories(folder_); }
  ~DocumentsTest() override { std::filesystem::remove_all(folder_); }

  std::string Write(const std::string& name, const std::string& content) {
    std::ofstream(folder_ / name, std::ios::binary) << content;
    return (folder_ / name).string();
  }

  std::istringstream in_;
  const std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) /
      (std::string("pulse-documents-") + testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(DocumentsTest, Find_TakesDocumentsOnlyInOrder) {
  const std::string b = Write("b.TXT", "x");
  const std::string a = Write("a.md", "x");
  const std::string c = Write("c.Pdf", "x");
  const std::string d = Write("d.docx", "x");
  const std::string e = Write("e.htm", "x");
  Write("f.odt", "x");
  Write("md", "x");
  const auto found = FindDocuments(folder_.string());
  ASSERT_TRUE(found.ok());
  EXPECT_THAT(*found, ElementsAre(a, b, c, d, e));
}

TEST_F(DocumentsTest, Find_TakesANamedFileWhateverItIsCalled) {
  const std::string file = Write("letter.odt", "x");
  EXPECT_THAT(*FindDocuments(file), ElementsAre(file));
}

TEST_F(DocumentsTest, Read_KeepsBytesAndName) {
  const auto document = ReadDocument(Write("a.md", std::string("a\0\xff\r\n", 5)), in_);
  ASSERT_TRUE(document.ok()) << document.error().message;
  EXPECT_EQ(document->content(), std::string("a\0\xff\r\n", 5));
  EXPECT_EQ(document->filename(), "a.md");
}

TEST_F(DocumentsTest, Read_DashIsStandardInput) {
  in_.str("March 2031");
  EXPECT_EQ(ReadDocument("-", in_)->content(), "March 2031");
}

TEST_F(DocumentsTest, Read_OfAMissingFileIsNotFound) {
  const auto document = ReadDocument((folder_ / "none.md").string(), in_);
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().code, StatusCode::NOT_FOUND);
  EXPECT_THAT(document.error().message, HasSubstr("none.md cannot be read: No such file or directory"));
}

TEST_F(DocumentsTest, Read_OfAFolderSaysSo) {
  const auto document = ReadDocument(folder_.string(), in_);
  ASSERT_FALSE(document.ok());
  EXPECT_THAT(document.error().message, HasSubstr("is a folder"));
}

TEST_F(DocumentsTest, Read_TakesTheLargestDocumentAndNothingLarger) {
  const std::string largest(static_cast<std::size_t>(ingest::kMaxDocumentBytes), 'x');
  EXPECT_TRUE(ReadDocument(Write("a.md", largest), in_).ok());
  const auto document = ReadDocument(Write("b.md", largest + "x"), in_);
  ASSERT_FALSE(document.ok());
  EXPECT_THAT(document.error().message, HasSubstr("larger than a document may be (16,777,216 bytes)"));
}

}  // namespace
}  // namespace pulse::cli
