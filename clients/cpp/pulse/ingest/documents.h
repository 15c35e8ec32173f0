// Documents on disk: which ones a path means, and their bytes.

#pragma once

#include <istream>
#include <string>
#include <vector>

#include "clients/cpp/result.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

/// What a path means.
struct FoundDocuments {
  struct Unreadable {
    std::string path;
    /// NOT_FOUND: no such path, a link to nowhere, or a folder without documents.
    /// PERMISSION_DENIED: a folder that cannot be read.
    client::Error error;
  };
  std::vector<std::string> paths;  // sorted
  std::vector<Unreadable> unreadable;
};

/// The documents of a file or a folder. A folder is searched to the bottom for
/// *.md, *.markdown, *.txt, *.pdf, *.html, *.htm and *.docx; hidden files and
/// folders, and links to folders, are left out. What cannot be read there does not
/// keep the rest from being found. A file that is named is taken whatever it is called.
FoundDocuments FindDocuments(const std::string& path);

/// Reads the document at `path`; `-` is `in`. Its filename is as printable as a
/// message has to be, whatever bytes the disk has.
///
/// NOT_FOUND: no such file. FAILED_PRECONDITION: a folder. PERMISSION_DENIED:
/// not readable. INVALID_ARGUMENT: larger than a document may be; no more
/// than that is read.
client::Result<v1::Document> ReadDocument(const std::string& path, std::istream& in);

}  // namespace pulse::cli
