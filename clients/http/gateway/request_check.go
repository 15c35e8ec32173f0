package gateway

import (
	"net/http"
	"net/url"
	"regexp"
	"unicode/utf8"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
)

const (
	altParameter  = "alt"
	timeoutHeader = "Grpc-Timeout"
)

// As gRPC writes a timeout: `500m` is half a second.
var validTimeout = regexp.MustCompile(`^[0-9]{1,8}[HMSmun]$`)

// Holds the request against its route and takes `alt` out of the query. What is
// wrong is said with the field it is about; nothing is ignored.
func checkRequest(w http.ResponseWriter, r *http.Request, e *exchange) error {
	if timeout := r.Header.Get(timeoutHeader); timeout != "" && !validTimeout.MatchString(timeout) {
		return refuse(http.StatusBadRequest, "TIMEOUT_MALFORMED", "Grpc-Timeout is a number and a unit of H, M, S, m, u or n: 500m is half a second.")
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return refuse(http.StatusBadRequest, "QUERY_MALFORMED", "The query is not of the form a=b&c=d: "+err.Error())
	}
	if !utf8.ValidString(r.URL.Path) {
		return refuse(http.StatusBadRequest, "PATH_MALFORMED", "The path is not UTF-8 under its escapes.")
	}
	alt, err := takeAlt(query, e.route)
	if err != nil {
		return err
	}
	r.URL.RawQuery = query.Encode()
	e.raw = e.route.hasMedia() && wantsMedia(alt, r.Header.Values("Accept"))
	if e.route.verb == http.MethodPost {
		if len(query) > 0 {
			return refuse(http.StatusBadRequest, "QUERY_UNEXPECTED", "A POST has its request in the body: leave the query out.")
		}
		return checkBody(w, r, e.route)
	}
	return checkQuery(query, e.route)
}

func takeAlt(query url.Values, to *route) (string, error) {
	values := query[altParameter]
	query.Del(altParameter)
	switch {
	case len(values) == 0:
		return "", nil
	case len(values) > 1 || (values[0] != "json" && values[0] != "media"):
		return "", refuseField(altParameter, "alt is json or media, once.")
	case values[0] == "media" && !to.hasMedia():
		return "", refuseField(altParameter, "This answer is data and has no media: leave alt out.")
	}
	return values[0], nil
}

func newMessage(described protoreflect.MessageDescriptor) proto.Message {
	kind, err := protoregistry.GlobalTypes.FindMessageByName(described.FullName())
	if err != nil {
		panic(err) // its descriptor came from the linked code
	}
	return kind.New().Interface()
}
