// Documents on disk: which ones a path means, and their bytes.

#pragma once

#include <istream>
#include <string>
#include <vector>

#include "clients/cpp/result.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

/// The documents of a file or a folder, sorted by path. A folder is searched
/// to the bottom for *.md, *.markdown, *.txt, *.pdf, *.html, *.htm and *.docx; hidden files and folders are
/// left out. A file that is named is taken whatever it is called.
///
/// NOT_FOUND: no such path, or no document in the folder. PERMISSION_DENIED:
/// the folder cannot be read.
client::Result<std::vector<std::string>> FindDocuments(const std::string& path);

/// Reads the document at `path`; `-` is `in`.
///
/// NOT_FOUND: no such file. FAILED_PRECONDITION: a folder. PERMISSION_DENIED:
/// not readable. INVALID_ARGUMENT: larger than a document may be; no more
/// than that is read.
client::Result<v1::Document> ReadDocument(const std::string& path, std::istream& in);

}  // namespace pulse::cli
