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
using testing::IsEmpty;
using testing::UnorderedElementsAre;

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
  EXPECT_THAT(found.paths, ElementsAre(a, b, c, d, e));
  EXPECT_THAT(found.unreadable, IsEmpty());
}

TEST_F(DocumentsTest, Find_TakesTheRestWhereSomethingCannotBeRead) {
  const std::string a = Write("a.md", "x");
  std::filesystem::create_symlink(a, folder_ / "linked.md");
  std::filesystem::create_symlink("nowhere", folder_ / "dangling.md");
  std::filesystem::create_symlink("nowhere", folder_ / "dangling");
  std::filesystem::create_directory(folder_ / "sub");
  std::filesystem::create_directory_symlink(folder_, folder_ / "sub" / "loop");
  // A loop of links is what nobody can read, not even root.
  std::filesystem::create_symlink("round.md", folder_ / "round.md");
  const auto found = FindDocuments(folder_.string());
  EXPECT_THAT(found.paths, ElementsAre(a, (folder_ / "linked.md").string()));
  std::vector<std::string> unreadable;
  for (const auto& each : found.unreadable) unreadable.push_back(each.error.message);
  EXPECT_THAT(unreadable, UnorderedElementsAre(HasSubstr("dangling.md cannot be read: No such file"),
                                               HasSubstr("round.md cannot be read: Too many levels")));
}

TEST_F(DocumentsTest, Read_NamesADocumentInUtf8WhateverBytesTheDiskHas) {
  const auto document = ReadDocument(Write("bad\xFF\x1B.md", "x"), in_);
  ASSERT_TRUE(document.ok()) << document.error().message;
  EXPECT_EQ(document->filename(), "bad\uFFFD\uFFFD.md");
}

TEST_F(DocumentsTest, Find_TakesANamedFileWhateverItIsCalled) {
  const std::string file = Write("letter.odt", "x");
  EXPECT_THAT(FindDocuments(file).paths, ElementsAre(file));
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
