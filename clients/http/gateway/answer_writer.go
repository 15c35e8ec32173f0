package gateway

import (
	"net/http"
	"time"
)

// An answerWriter knows what was answered, and gives each write its time: a
// caller that does not read is let go, a stream may last.
type answerWriter struct {
	http.ResponseWriter
	control  *http.ResponseController
	patience time.Duration
	status   int
	bytes    int64
}

// Where the connection has no deadlines nothing waits for it either.
func (w *answerWriter) wait() { _ = w.control.SetWriteDeadline(time.Now().Add(w.patience)) }

func (w *answerWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

func (w *answerWriter) Write(part []byte) (int, error) {
	w.wait()
	written, err := w.ResponseWriter.Write(part)
	w.bytes += int64(written)
	return written, err
}

// Unwrap lets http.ResponseController find the connection.
func (w *answerWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
