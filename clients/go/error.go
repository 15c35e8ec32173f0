package pulse

import (
	"errors"
	"fmt"
	"io"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	rpcstatus "google.golang.org/genproto/googleapis/rpc/status"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// FieldViolation is one field of the request that the service refused.
type FieldViolation struct {
	Field       string // path in the request: `document.content`
	Description string
}

// Error is a failed call. Everything but Code and Message may be empty: a
// failure of the connection carries no details of a service. Find it with
// errors.As; status.Code and status.FromError understand it too.
type Error struct {
	Code    codes.Code
	Message string
	// Reason is ErrorInfo.reason, UPPER_SNAKE_CASE: `ISSUE_NOT_FOUND`.
	Reason          string
	Domain          string
	FieldViolations []FieldViolation
	// RetryDelay is how long the service asks to wait before the same call again;
	// nil when it does not.
	RetryDelay *time.Duration
	// Address is where the call went; empty for an error of the client itself.
	Address string

	status *status.Status
}

func (e *Error) Error() string {
	if e.Reason != "" {
		return fmt.Sprintf("%v (%s): %s", e.Code, e.Reason, e.Message)
	}
	return fmt.Sprintf("%v: %s", e.Code, e.Message)
}

// GRPCStatus is the status as the service sent it.
func (e *Error) GRPCStatus() *status.Status {
	if e.status != nil {
		return e.status
	}
	return status.New(e.Code, e.Message)
}

// As the *Error it is. Details that are absent, unknown or malformed are left
// empty; code and message always arrive. nil and io.EOF stay what they are.
func decodeError(err error, address string) error {
	if err == nil || errors.Is(err, io.EOF) {
		return err
	}
	return decodeStatus(status.Convert(err), address)
}

// ErrorOf is what became of one document of an archive: the error in
// IngestArchiveResponse.
func ErrorOf(refused *rpcstatus.Status) *Error {
	return decodeStatus(status.FromProto(refused), "")
}

func decodeStatus(received *status.Status, address string) *Error {
	decoded := &Error{Code: received.Code(), Message: received.Message(), Address: address, status: received}
	for _, detail := range received.Details() {
		switch detail := detail.(type) {
		case *errdetails.ErrorInfo:
			decoded.Reason, decoded.Domain = detail.Reason, detail.Domain
		case *errdetails.BadRequest:
			for _, violation := range detail.FieldViolations {
				decoded.FieldViolations = append(decoded.FieldViolations,
					FieldViolation{violation.Field, violation.Description})
			}
		case *errdetails.RetryInfo:
			if detail.RetryDelay != nil {
				delay := detail.RetryDelay.AsDuration()
				decoded.RetryDelay = &delay
			}
		}
	}
	return decoded
}
