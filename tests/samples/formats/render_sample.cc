// Writes a sample issue in a format of the render core to standard output:
// the first step from which the fixtures beside this file are made.
//
//   render_sample tests/samples/archive/2024-09.md RENDER_FORMAT_PAGE

#include <exception>
#include <iostream>

#include "services/render/formats/renderer.h"
#include "tests/corpus/gold.h"

int main(int argc, char** argv) {
  namespace v1 = ::cordisbright::pulse::v1;
  auto format = v1::RENDER_FORMAT_UNSPECIFIED;
  if (argc != 3 || !v1::RenderFormat_Parse(argv[2], &format)) {
    std::cerr
        << "usage: render_sample DOCUMENT RENDER_FORMAT_PAGE|RENDER_FORMAT_TEXT|RENDER_FORMAT_MARKDOWN\n";
    return 2;
  }
  try {
    const auto rendered = pulse::render::RenderIssue(pulse::corpus::ParseFile(argv[1]), format);
    if (!rendered.ok()) throw std::runtime_error(rendered.status().ToString());
    std::cout << rendered->content;
  } catch (const std::exception& error) {
    std::cerr << "render_sample: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
