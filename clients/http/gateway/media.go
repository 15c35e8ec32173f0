package gateway

import (
	"context"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"google.golang.org/genproto/googleapis/api/httpbody"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	pulsev1 "github.com/cordisbright/pulse/clients/go/cordisbright/pulse/v1"
)

type mediaKind int

const (
	noMedia  mediaKind = iota
	rendered           // `content` and `content_type` of a Render answer
	document           // the source document, as it came in
)

func mediaOf(answer protoreflect.MessageDescriptor) mediaKind {
	fields := answer.Fields()
	switch {
	case fields.ByName("content") != nil && fields.ByName("content_type") != nil:
		return rendered
	case answer.FullName() == (&pulsev1.GetSourceDocumentResponse{}).ProtoReflect().Descriptor().FullName():
		return document
	}
	return noMedia
}

// Whether the media itself is asked for: by `alt`, else by what Accept prefers.
// Only a caller that names a type of the media's kind and wants it more than
// JSON is taken to: `*/*` is JSON.
func wantsMedia(alt string, accept []string) bool {
	if alt != "" {
		return alt == "media"
	}
	best := map[bool]float64{}
	for _, part := range strings.Split(strings.Join(accept, ","), ",") {
		name, parameters, err := mime.ParseMediaType(strings.TrimSpace(part))
		if err != nil || !strings.Contains(name, "/") || name == "*/*" || name == "application/*" {
			continue
		}
		quality, err := strconv.ParseFloat(parameters["q"], 64)
		if err != nil {
			quality = 1
		}
		json := name == "application/json"
		best[json] = max(best[json], quality)
	}
	return best[false] > best[true]
}

// The answer as it is sent: itself, or its media.
func asAsked(ctx context.Context, answer proto.Message) (any, error) {
	if !exchangeOf(ctx).raw {
		return answer, nil
	}
	return mediaIn(answer), nil
}

func mediaIn(answer proto.Message) *httpbody.HttpBody {
	if source, ok := answer.(*pulsev1.GetSourceDocumentResponse); ok {
		// Anybody's HTML: never to be shown as a page of this site.
		return &httpbody.HttpBody{ContentType: "application/octet-stream", Data: source.GetDocument().GetContent()}
	}
	message := answer.ProtoReflect()
	fields := message.Descriptor().Fields()
	return &httpbody.HttpBody{
		ContentType: message.Get(fields.ByName("content_type")).String(),
		Data:        message.Get(fields.ByName("content")).Bytes(),
	}
}

func writeMediaHeaders(w http.ResponseWriter, e *exchange, answer proto.Message) {
	if !e.raw {
		return
	}
	body := mediaIn(answer)
	w.Header().Set("Content-Type", body.ContentType)
	if mediaOf(e.route.procedure.Output()) == document {
		w.Header().Set("Content-Disposition", "attachment")
	}
	if digest, ok := answer.(*pulsev1.RenderDigestResponse); ok && digest.Empty {
		w.Header().Del("Content-Type")
		w.WriteHeader(http.StatusNoContent)
	}
}
