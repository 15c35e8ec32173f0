package gateway

import (
	"net/http"
	"strings"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// As in the API: a longer one is never current, and would be refused.
const maxEtagBytes = 64

// The tags of an If-None-Match header (RFC 9110, 13.1.2), without marks of
// weakness: they are compared weakly.
type entityTags struct {
	any  bool // `*`
	tags []string
}

// What is not of the form of the header is as if it were not there.
func parseEntityTags(lines []string) entityTags {
	rest := strings.TrimSpace(strings.Join(lines, ","))
	if rest == "*" {
		return entityTags{any: true}
	}
	var parsed entityTags
	for {
		rest = strings.TrimLeft(rest, " \t,")
		if rest == "" {
			return parsed
		}
		quoted, found := strings.CutPrefix(strings.TrimPrefix(rest, "W/"), `"`)
		tag, after, closed := strings.Cut(quoted, `"`)
		if !found || !closed {
			return entityTags{}
		}
		parsed.tags = append(parsed.tags, tag)
		rest = strings.TrimLeft(after, " \t")
		if rest != "" && rest[0] != ',' {
			return entityTags{}
		}
	}
}

func (t entityTags) has(etag string) bool {
	for _, tag := range t.tags {
		if tag == etag {
			return true
		}
	}
	return t.any
}

// The one tag that a service can be asked about; empty when there is none, or
// several: those are compared with the answer.
func (t entityTags) only() string {
	if len(t.tags) == 1 && len(t.tags[0]) <= maxEtagBytes {
		return t.tags[0]
	}
	return ""
}

// Gives the request the tag of its header, unless it names one itself.
func askWithTag(request proto.Message, held entityTags) {
	message := request.ProtoReflect()
	field := message.Descriptor().Fields().ByName("if_none_match")
	if field != nil && message.Get(field).String() == "" && held.only() != "" {
		message.Set(field, protoreflect.ValueOfString(held.only()))
	}
}

// The etag of an answer that has one of its own; empty for others.
func etagOf(answer proto.Message) string {
	fields := answer.ProtoReflect().Descriptor().Fields()
	etag := fields.ByName("etag")
	if etag == nil || fields.ByName("not_modified") == nil {
		return ""
	}
	return answer.ProtoReflect().Get(etag).String()
}

// Sets the headers of a cache, and answers 304 when the caller holds what would
// be sent. The JSON form has a change cursor, which moves while the etag stays:
// its tag is weak.
func writeConditional(w http.ResponseWriter, e *exchange, answer proto.Message) {
	if e.route.hasMedia() {
		w.Header().Add("Vary", "Accept")
	}
	etag := etagOf(answer)
	if etag == "" {
		w.Header().Set("Cache-Control", "no-store")
		return
	}
	w.Header().Set("Cache-Control", "no-cache")
	tag := `"` + etag + `"`
	if !e.raw {
		tag = "W/" + tag
	}
	w.Header().Set("ETag", tag)
	if e.route.verb == http.MethodGet && e.held.has(etag) {
		w.Header().Del("Content-Type")
		w.WriteHeader(http.StatusNotModified)
	}
}
