// Command apidoc writes what people and their tools read of the API, out of the
// annotations and comments in proto/:
//
//	buf build proto -o -#format=binpb | apidoc openapi >openapi.yaml
//	buf build proto -o -#format=binpb | apidoc reference >REFERENCE.md
//
// Run by clients/generate.
package main

import (
	"fmt"
	"io"
	"os"
)

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "apidoc:", err)
		os.Exit(1)
	}
}

func run(arguments []string, image io.Reader, out io.Writer) error {
	encoded, err := io.ReadAll(image)
	if err != nil {
		return err
	}
	described, err := loadAPI(encoded)
	if err != nil {
		return err
	}
	switch {
	case len(arguments) == 1 && arguments[0] == "openapi":
		return writeOpenAPI(described, out)
	case len(arguments) == 1 && arguments[0] == "reference":
		return writeReference(described, out)
	}
	return fmt.Errorf("say openapi or reference")
}
