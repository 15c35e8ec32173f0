package gateway

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
	"github.com/grpc-ecosystem/grpc-gateway/v2/utilities"
	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
)

const (
	// Requests that read are small.
	maxBodyBytes = 1 << 20
	// For the body to arrive.
	bodyPatience = 10 * time.Second

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

func checkQuery(query url.Values, to *route) error {
	parser := runtime.DefaultQueryParser{}
	nothing := utilities.NewDoubleArray(nil)
	for name, values := range query {
		field, path := fieldAt(to.input(), name)
		switch {
		case field == nil:
			return refuseField(name, string(to.input().Name())+" has no such field that a query can give.")
		case to.bound[path]:
			return refuseField(path, "The path gives it: leave it out of the query.")
		case !field.IsList() && len(values) > 1:
			return refuseField(path, "It is given more than once.")
		}
		if err := parser.Parse(newMessage(to.input()), url.Values{name: values}, nothing); err != nil {
			return refuseField(path, "It is "+formOf(field)+".")
		}
	}
	return nil
}

// What a value of the field looks like.
func formOf(field protoreflect.FieldDescriptor) string {
	switch field.Kind() {
	case protoreflect.BoolKind:
		return "true or false"
	case protoreflect.EnumKind:
		values := field.Enum().Values()
		names := make([]string, values.Len())
		for i := range names {
			names[i] = string(values.Get(i).Name())
		}
		return "one of " + strings.Join(names, ", ")
	case protoreflect.MessageKind:
		return "a " + string(field.Message().Name()) + " as JSON writes it, 2024-09-30T12:00:00Z or 30s"
	}
	return "a whole number within " + field.Kind().String()
}

// The field that a query parameter names, in JSON's spelling or the proto's, and
// its path in the proto's; nil when there is none that a query can give.
func fieldAt(message protoreflect.MessageDescriptor, name string) (protoreflect.FieldDescriptor, string) {
	var path []string
	steps := strings.Split(name, ".")
	for i, step := range steps {
		field := message.Fields().ByJSONName(step)
		if field == nil {
			field = message.Fields().ByName(protoreflect.Name(step))
		}
		if field == nil || field.IsMap() {
			return nil, ""
		}
		path = append(path, string(field.Name()))
		scalar := field.Message() == nil || field.Message().ParentFile().Package() == "google.protobuf"
		if i == len(steps)-1 {
			if !scalar {
				return nil, ""
			}
			return field, strings.Join(path, ".")
		}
		if scalar || field.IsList() {
			return nil, ""
		}
		message = field.Message()
	}
	return nil, ""
}

func checkBody(w http.ResponseWriter, r *http.Request, to *route) error {
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != "application/json" {
		return refuse(http.StatusUnsupportedMediaType, "MEDIA_TYPE_UNSUPPORTED", "A body is JSON: send Content-Type: application/json.")
	}
	control := http.NewResponseController(w)
	if err := control.SetReadDeadline(time.Now().Add(bodyPatience)); err != nil {
		return err
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBodyBytes))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return refuse(http.StatusRequestEntityTooLarge, "BODY_TOO_LARGE", "A body has at most 1,048,576 bytes.")
	case err != nil:
		return refuse(http.StatusRequestTimeout, "BODY_INCOMPLETE", "The body did not arrive within 10 s.")
	}
	if err := control.SetReadDeadline(time.Time{}); err != nil {
		return err
	}
	if err := protojson.Unmarshal(body, newMessage(to.input())); err != nil {
		return refuse(http.StatusBadRequest, "BODY_MALFORMED", "The body is not a "+string(to.input().Name())+": "+plain(err))
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	return nil
}

func newMessage(described protoreflect.MessageDescriptor) proto.Message {
	kind, err := protoregistry.GlobalTypes.FindMessageByName(described.FullName())
	if err != nil {
		panic(err) // its descriptor came from the linked code
	}
	return kind.New().Interface()
}

// protojson's errors start with `proto:` and hold a no-break space now and then, so
// that nobody takes them for stable.
func plain(err error) string {
	text := strings.ReplaceAll(err.Error(), "\u00a0", " ")
	return strings.TrimSpace(strings.TrimPrefix(text, "proto:"))
}

// refuse makes the status of a request that does not reach a service.
func refuse(httpStatus int, reason, message string) error {
	return &httpRefusal{httpStatus, refusal(codeOf(httpStatus), reason, message)}
}

func codeOf(httpStatus int) codes.Code {
	switch httpStatus {
	case http.StatusNotFound:
		return codes.NotFound
	case http.StatusMethodNotAllowed:
		return codes.Unimplemented
	case http.StatusServiceUnavailable:
		return codes.Unavailable
	}
	return codes.InvalidArgument
}
