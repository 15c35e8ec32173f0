package gateway

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"

	"google.golang.org/protobuf/encoding/protojson"
)

const (
	// Requests that read are small.
	maxBodyBytes = 1 << 20
	// For the body to arrive.
	bodyPatience = 10 * time.Second
)

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

// protojson's errors start with `proto:` and hold a no-break space now and then, so
// that nobody takes them for stable.
func plain(err error) string {
	text := strings.ReplaceAll(err.Error(), "\u00a0", " ")
	return strings.TrimSpace(strings.TrimPrefix(text, "proto:"))
}
