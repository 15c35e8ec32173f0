// Folders of documents as parameters of tests, and what holds of the parse of
// every document.

#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace pulse::corpus {

/// The samples of this project.
std::filesystem::path SamplesFolder();

/// Markdown and plain text in `folder`, by name; none when there is no folder.
std::vector<std::filesystem::path> DocumentsIn(const std::filesystem::path& folder);

/// The file in `folder` that is gold for `document`.
std::filesystem::path GoldIn(const std::filesystem::path& folder, const std::filesystem::path& document);

/// A test's name for a document: its stem.
std::string TestName(const testing::TestParamInfo<std::filesystem::path>& info);

/// Lines of a failure's message, each indented.
std::string Join(const std::vector<std::string>& lines);

/// Fails the test when a byte of the document has no owner or two.
void ExpectEveryByteOwnedOnce(const std::filesystem::path& document);

/// Fails the test when a text of the parse holds a letter or digit that the bytes
/// which it claims to be read from do not hold in that place.
void ExpectNoByteInvented(const std::filesystem::path& document);

}  // namespace pulse::corpus
