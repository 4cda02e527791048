using System.IO.Compression;
using System.Text;
using Suffice.Audit.Sources;
using ZstdSharp;

namespace Suffice.Audit.Tests.Sources;

public sealed class SourceFilesTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Find_AFolder_GivesAllBelowItButHidden()
    {
        folder.Write("b.jsonl", "x");
        folder.Write("deep/a.jsonl.gz", "x");
        folder.Write(".git/config", "x");

        Found(folder.Path).ShouldBe(["b.jsonl", "deep/a.jsonl.gz"]);
    }

    [Fact]
    public void Find_APattern_GivesWhatMatchesInOrderAndOnce()
    {
        folder.Write("2026-11-02.jsonl", "x");
        folder.Write("2026-11-01.jsonl", "x");
        folder.Write("deep/2026-11-03.jsonl", "x");
        folder.Write("notes.txt", "x");

        Found(folder.PathOf("**/*.jsonl"), folder.PathOf("2026-11-01.jsonl"))
            .ShouldBe(["2026-11-01.jsonl", "2026-11-02.jsonl", "deep/2026-11-03.jsonl"]);
    }

    [Theory]
    [InlineData("missing.jsonl", "no such file or folder")]
    [InlineData("*.jsonl", "no file matches")]
    public void Find_WhatIsNotThere_IsToldWithItsPath(string path, string message)
    {
        string whole = folder.PathOf(path);

        AuditInputException error = Should.Throw<AuditInputException>(() => SourceFiles.Find([whole]));

        error.Message.ShouldStartWith(whole);
        error.Message.ShouldContain(message);
    }

    [Fact]
    public void Open_PackedFiles_AreUnpackedWhateverTheirName()
    {
        byte[] content = Encoding.UTF8.GetBytes("{\"a\":1}\n");
        using (GZipStream gzip = new(File.Create(folder.PathOf("one.log")), CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        using (Compressor zstd = new())
        {
            File.WriteAllBytes(folder.PathOf("two"), zstd.Wrap(content).ToArray());
        }

        foreach (string name in new[] { "one.log", "two" })
        {
            using SourceContent opened = SourceContent.Open(new SourceFile(folder.PathOf(name), null), () => Stream.Null);
            Rows.Of(opened.Content).Select(row => row.Text).ShouldBe(["{\"a\":1}"]);
            opened.BytesRead.ShouldBe(new FileInfo(folder.PathOf(name)).Length);
        }
    }

    private string[] Found(params string[] paths) =>
        [.. SourceFiles.Find(paths).Select(file => Path.GetRelativePath(folder.Path, file.Path).Replace('\\', '/'))];
}
