// A second opinion on what packages/tlog writes: by Go's own implementation, which shares no line with ours.
// Reads a JSON array of questions from standard input, writes a JSON array of answers: "" where it holds, else why not.
package main

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type tree struct {
	Size int64
	Root string
}

type question struct {
	Kind      string // note, cosignature, record, growth or tiles
	Note, Key string
	Tree, Old tree
	Index     int64
	Leaf      string
	Proof     []string
	Folder    string
}

func main() {
	var questions []question
	if err := json.NewDecoder(os.Stdin).Decode(&questions); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	answers := make([]string, len(questions))
	for i, asked := range questions {
		if err := judge(asked); err != nil {
			answers[i] = err.Error()
		}
	}
	json.NewEncoder(os.Stdout).Encode(answers)
}

func judge(q question) error {
	switch q.Kind {
	case "note":
		verifier, err := note.NewVerifier(q.Key)
		if err != nil {
			return err
		}
		return openCheckpoint(q, verifier)
	case "cosignature":
		verifier, err := newCosigner(q.Key)
		if err != nil {
			return err
		}
		return openCheckpoint(q, verifier)
	case "record", "growth":
		return checkProof(q)
	case "tiles":
		return checkTiles(q)
	}
	return fmt.Errorf("unknown kind %q", q.Kind)
}

// openCheckpoint holds that the note is signed and, where a tree is given, that it is a checkpoint of that tree.
func openCheckpoint(q question, verifier note.Verifier) error {
	opened, err := note.Open([]byte(q.Note), note.VerifierList(verifier))
	if err != nil || q.Tree.Root == "" {
		return err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[1] != fmt.Sprint(q.Tree.Size) || lines[2] != q.Tree.Root {
		return errors.New("a checkpoint of another tree")
	}
	return nil
}

func checkProof(q question) error {
	root, err := tlog.ParseHash(q.Tree.Root)
	if err != nil {
		return err
	}
	var proof []tlog.Hash
	for _, text := range q.Proof {
		hash, err := tlog.ParseHash(text)
		if err != nil {
			return err
		}
		proof = append(proof, hash)
	}
	if q.Kind == "record" {
		leaf, err := tlog.ParseHash(q.Leaf)
		if err != nil {
			return err
		}
		return tlog.CheckRecord(proof, q.Tree.Size, root, q.Index, leaf)
	}
	old, err := tlog.ParseHash(q.Old.Root)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, q.Tree.Size, root, q.Old.Size, old)
}

// checkTiles reads every record of a log from its folder and holds it against the tiles, and these against the root.
func checkTiles(q question) error {
	root, err := tlog.ParseHash(q.Tree.Root)
	if err != nil {
		return err
	}
	reader := tlog.TileHashReader(tlog.Tree{N: q.Tree.Size, Hash: root}, folder(q.Folder))
	for first := int64(0); first < q.Tree.Size; first += 256 {
		width := int(min(256, q.Tree.Size-first))
		path := tilePath(tlog.Tile{H: 8, L: 0, N: first / 256, W: width})
		bundle, err := os.ReadFile(filepath.Join(q.Folder, strings.Replace(path, "tile/0/", "tile/entries/", 1)))
		if err != nil {
			return err
		}
		indexes := make([]int64, width)
		for i := range indexes {
			indexes[i] = tlog.StoredHashIndex(0, first+int64(i))
		}
		hashes, err := reader.ReadHashes(indexes)
		if err != nil {
			return err
		}
		for i, hash := range hashes {
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
				return errors.New("a bundle that ends too soon")
			}
			end := 2 + int(binary.BigEndian.Uint16(bundle))
			if tlog.RecordHash(bundle[2:end]) != hash {
				return fmt.Errorf("record %d is not that of the tree", first+int64(i))
			}
			bundle = bundle[end:]
		}
		if len(bundle) > 0 {
			return errors.New("a bundle that goes on")
		}
	}
	hash, err := tlog.TreeHash(q.Tree.Size, reader)
	if err == nil && hash != root {
		err = errors.New("another root")
	}
	return err
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

// tilePath is the path of C2SP tlog-tiles, which does not name the height.
func tilePath(tile tlog.Tile) string { return strings.Replace(tile.Path(), "tile/8/", "tile/", 1) }

type folder string

func (f folder) Height() int { return 8 }
func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		var err error
		if data[i], err = os.ReadFile(filepath.Join(string(f), tilePath(tile))); err != nil {
			return nil, err
		}
	}
	return data, nil
}
func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

// cosigner verifies cosignature/v1 (C2SP tlog-cosignature), which Go's package does not know.
type cosigner struct {
	name string
	id   uint32
	key  ed25519.PublicKey
}

func newCosigner(vkey string) (*cosigner, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, errors.New("no key")
	}
	var id uint32
	if _, err := fmt.Sscanf(parts[1], "%08x", &id); err != nil {
		return nil, err
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(key) != 33 || key[0] != 4 {
		return nil, errors.New("no cosigner's key")
	}
	return &cosigner{parts[0], id, key[1:]}, nil
}

func (c *cosigner) Name() string    { return c.name }
func (c *cosigner) KeyHash() uint32 { return c.id }
func (c *cosigner) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(signature), text)
	return ed25519.Verify(c.key, []byte(message), signature[8:])
}
