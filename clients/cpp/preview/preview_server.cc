#include "clients/cpp/preview/preview_server.h"

#include <httplib.h>

#include <thread>
#include <utility>

#include "clients/cpp/preview/site_files.h"
#include "clients/cpp/preview/watched_document.h"

namespace pulse::preview {
namespace {

constexpr char kHtml[] = "text/html; charset=utf-8";
constexpr char kText[] = "text/plain; charset=utf-8";

// A mail as a program in dark mode shows it, whatever the browser's own mode.
std::string Dark(std::string html) {
  constexpr std::string_view kQuery = "(prefers-color-scheme:dark)";
  if (const std::size_t at = html.find(kQuery); at != std::string::npos)
    html.replace(at, kQuery.size(), "all");
  return html;
}

class HttpPreview final : public PreviewServer {
 public:
  HttpPreview(const std::string& document_path, std::unique_ptr<render::ThemeFolder> themes)
      : document_(document_path, std::move(themes)) {
    // The library would share the port with whoever else asks for it.
    server_.set_socket_options([](socket_t socket) {
      const int yes = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    server_.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      return Guard(request, response);
    });
    Serve("/", kHtml, [](const httplib::Request&) { return std::string(kSiteHtml); });
    Serve("/site.css", "text/css", [](const httplib::Request&) { return std::string(kSiteCss); });
    Serve("/site.js", "text/javascript", [](const httplib::Request&) { return std::string(kSiteScript); });
    Serve("/version", kText, [this](const httplib::Request&) {
      const WatchedDocument::State state = document_.Refresh();
      return state.version + "\n" + state.problem;
    });
    Serve("/page", kHtml, [this](const httplib::Request&) { return Shown(&Previewed::page); });
    Serve("/text", kText, [this](const httplib::Request&) { return Shown(&Previewed::mail_text); });
    Serve("/mail", kHtml, [this](const httplib::Request& request) {
      std::string html = Shown(&Previewed::mail_html);
      return request.has_param("dark") ? Dark(std::move(html)) : html;
    });
  }

  bool Bind(int port) {
    port_ = port == 0 ? server_.bind_to_any_port("127.0.0.1") : port;
    return port == 0 ? port_ > 0 : server_.bind_to_port("127.0.0.1", port);
  }

  int port() const override { return port_; }
  void Run() override { server_.listen_after_bind(); }
  void Stop() override {
    while (!server_.is_running()) std::this_thread::yield();  // before, the library takes no notice
    server_.stop();
  }

 private:
  void Serve(const char* path, const char* type,
             std::function<std::string(const httplib::Request&)> content) {
    server_.Get(path, [type, content = std::move(content)](const httplib::Request& request,
                                                           httplib::Response& response) {
      response.set_header("Cache-Control", "no-store");
      response.set_header("X-Content-Type-Options", "nosniff");
      // The mail's styles are inline, and it runs and loads nothing either way.
      response.set_header("Content-Security-Policy",
                          request.path == "/mail"
                              ? "default-src 'none'; style-src 'unsafe-inline'; img-src 'none'"
                              : "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self'");
      response.set_content(content(request), type);
    });
  }

  // Another site's name that resolves to this machine is not ours.
  httplib::Server::HandlerResponse Guard(const httplib::Request& request, httplib::Response& response) const {
    const std::string host = request.get_header_value("Host");
    const std::string port = ":" + std::to_string(port_);
    if (host == "127.0.0.1" + port || host == "localhost" + port) {
      return httplib::Server::HandlerResponse::Unhandled;
    }
    response.status = 403;
    response.set_content("This preview answers to 127.0.0.1 only.\n", kText);
    return httplib::Server::HandlerResponse::Handled;
  }

  std::string Shown(std::string Previewed::*format) {
    const WatchedDocument::State state = document_.Refresh();
    return state.shown == nullptr ? std::string() : (*state.shown).*format;
  }

  WatchedDocument document_;
  httplib::Server server_;
  int port_ = 0;
};

}  // namespace

absl::StatusOr<std::unique_ptr<PreviewServer>> PreviewServer::Listen(
    const std::string& document_path, int port, std::unique_ptr<render::ThemeFolder> themes) {
  auto server = std::make_unique<HttpPreview>(document_path, std::move(themes));
  if (!server->Bind(port)) {
    return absl::UnavailableError("port " + std::to_string(port) +
                                  " of 127.0.0.1 is taken; choose another with --port");
  }
  return std::unique_ptr<PreviewServer>(std::move(server));
}

}  // namespace pulse::preview
