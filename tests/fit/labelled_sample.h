// Documents of the sample archive as the sequence model sees them.

#pragma once

#include <string>

#include "cordisbright/pulse/v1/issue.pb.h"
#include "tests/fit/labelled_variant.h"

namespace pulse::fit {

namespace v1 = ::cordisbright::pulse::v1;

/// The document with the labels that the weights set by hand give it, which are
/// right because they make of it what its gold says. Throws std::runtime_error
/// when they do not, or when a file cannot be read.
LabelledVariant LabelSample(const std::string& document_path, const std::string& gold_path);

}  // namespace pulse::fit
