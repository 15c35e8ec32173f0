// A PostgreSQL of a test's own, to be killed.

#pragma once

#include <string>

namespace pulse::test {

class PrivateCluster {
 public:
  /// Makes and starts it, with the schema deployed.
  PrivateCluster();
  /// A standby of `primary`, which must outlive it.
  explicit PrivateCluster(const PrivateCluster* primary);
  /// Stops and removes it.
  ~PrivateCluster();
  PrivateCluster(const PrivateCluster&) = delete;
  PrivateCluster& operator=(const PrivateCluster&) = delete;

  const std::string& url() const { return url_; }

  /// kill -9 of the server, as a machine that loses power would look to clients.
  void Kill() const;
  /// Starts it again; it recovers by itself.
  void Start();

 private:
  std::string directory_;
  std::string url_;
};

}  // namespace pulse::test
