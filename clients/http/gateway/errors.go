package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"net/http"
	"strconv"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/protoadapt"
	"google.golang.org/protobuf/types/known/durationpb"

	"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
)

const errorDomain = "pulse.cordisbright"

// An httpRefusal is an error whose HTTP status is not that of its code.
type httpRefusal struct {
	httpStatus int
	status     *status.Status
}

func (r *httpRefusal) Error() string              { return r.status.Message() }
func (r *httpRefusal) GRPCStatus() *status.Status { return r.status }

func refusal(code codes.Code, reason, message string, details ...protoadapt.MessageV1) *status.Status {
	details = append([]protoadapt.MessageV1{&errdetails.ErrorInfo{Reason: reason, Domain: errorDomain}}, details...)
	made, err := status.New(code, message).WithDetails(details...)
	if err != nil {
		panic(err) // code is OK, or a message cannot be marshalled: neither is so
	}
	return made
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

func refuseField(field, message string) error {
	return &httpRefusal{http.StatusBadRequest, refusal(codes.InvalidArgument, "FIELD_MALFORMED", field+": "+message,
		&errdetails.BadRequest{FieldViolations: []*errdetails.BadRequest_FieldViolation{{Field: field, Description: message}}})}
}

func unavailable(reason, message string) error {
	return refusal(codes.Unavailable, reason, message, &errdetails.RetryInfo{RetryDelay: durationpb.New(time.Second)}).Err()
}

// As runtime.ErrorHandlerFunc, for errors of the services and of transcoding.
func handleError(_ context.Context, _ *runtime.ServeMux, _ runtime.Marshaler, w http.ResponseWriter, _ *http.Request, err error) {
	writeError(w, err)
}

// Writes a google.rpc.Status as JSON, and its wait as Retry-After.
func writeError(w http.ResponseWriter, err error) {
	failed := status.Convert(err)
	code := runtime.HTTPStatusFromCode(failed.Code())
	var refused *httpRefusal
	if errors.As(err, &refused) {
		code = refused.httpStatus
	}
	body, marshalError := marshalJSON(failed.Proto())
	if marshalError != nil { // a detail of a type that is not linked
		body, _ = json.Marshal(map[string]any{"code": failed.Code(), "message": failed.Message()})
	}
	header := w.Header()
	for _, ofAnswer := range []string{"ETag", "Transfer-Encoding", "Content-Disposition"} {
		header.Del(ofAnswer)
	}
	header.Set("Content-Type", "application/json")
	header.Set("Cache-Control", "no-store")
	setRetryAfter(header, failed)
	w.WriteHeader(code)
	_, _ = w.Write(body) // a caller that has gone is nobody's fault
}

// In whole seconds, as the header is, and never sooner than was asked for.
func setRetryAfter(header http.Header, failed *status.Status) {
	for _, detail := range failed.Details() {
		if wait, ok := detail.(*errdetails.RetryInfo); ok {
			header.Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.GetRetryDelay().AsDuration().Seconds()))))
		}
	}
}

// As runtime.StreamErrorHandlerFunc: the status of the last line of a stream, and
// of the whole answer when no line was sent.
func handleStreamError(ctx context.Context, err error) *status.Status {
	failed := status.Convert(err)
	setRetryAfter(exchangeOf(ctx).header, failed)
	return failed
}
