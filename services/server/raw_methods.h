// A service's methods as CallRunner takes them: bytes in, bytes out.

#pragma once

namespace pulse::server {

/// `Service` with each of `Methods` round it: WithRawCallbackMethod_… of the same
/// service, of every method. One that is left out is gRPC's to answer: UNIMPLEMENTED.
template <typename Service, template <typename> class... Methods>
struct RawMethods {
  using Type = Service;
};

template <typename Service, template <typename> class Method, template <typename> class... Rest>
struct RawMethods<Service, Method, Rest...> {
  using Type = Method<typename RawMethods<Service, Rest...>::Type>;
};

template <typename Service, template <typename> class... Methods>
using RawMethodsOf = typename RawMethods<Service, Methods...>::Type;

}  // namespace pulse::server
