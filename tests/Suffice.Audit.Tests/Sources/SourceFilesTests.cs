using System.IO.Compression;
using System.Text;
using Suffice.Audit.Sources;
using ZstdSharp;

namespace Suffice.Audit.Tests.Sources;

public sealed class SourceFilesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("suffice-audit-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Find_AFolder_GivesAllBelowItButHidden()
    {
        Write("b.jsonl", "x");
        Write("deep/a.jsonl.gz", "x");
        Write(".git/config", "x");

        Found(folder.FullName).ShouldBe(["b.jsonl", "deep/a.jsonl.gz"]);
    }

    [Fact]
    public void Find_APattern_GivesWhatMatchesInOrderAndOnce()
    {
        Write("2026-11-02.jsonl", "x");
        Write("2026-11-01.jsonl", "x");
        Write("deep/2026-11-03.jsonl", "x");
        Write("notes.txt", "x");

        Found(Path.Combine(folder.FullName, "**/*.jsonl"), Path.Combine(folder.FullName, "2026-11-01.jsonl"))
            .ShouldBe(["2026-11-01.jsonl", "2026-11-02.jsonl", "deep/2026-11-03.jsonl"]);
    }

    [Theory]
    [InlineData("missing.jsonl", "no such file or folder")]
    [InlineData("*.jsonl", "no file matches")]
    public void Find_WhatIsNotThere_IsToldWithItsPath(string path, string message)
    {
        string whole = Path.Combine(folder.FullName, path);

        AuditInputException error = Should.Throw<AuditInputException>(() => SourceFiles.Find([whole]));

        error.Message.ShouldStartWith(whole);
        error.Message.ShouldContain(message);
    }

    [Fact]
    public void Open_PackedFiles_AreUnpackedWhateverTheirName()
    {
        byte[] content = Encoding.UTF8.GetBytes("{\"a\":1}\n");
        Directory.CreateDirectory(folder.FullName);
        using (GZipStream gzip = new(File.Create(PathOf("one.log")), CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        using (Compressor zstd = new())
        {
            File.WriteAllBytes(PathOf("two"), zstd.Wrap(content).ToArray());
        }

        foreach (string name in new[] { "one.log", "two" })
        {
            using SourceContent opened = SourceContent.Open(new SourceFile(PathOf(name), null), () => Stream.Null);
            Rows.Of(opened.Content).Select(row => row.Text).ShouldBe(["{\"a\":1}"]);
            opened.BytesRead.ShouldBe(new FileInfo(PathOf(name)).Length);
        }
    }

    private string[] Found(params string[] paths) =>
        [.. SourceFiles.Find(paths).Select(file => Path.GetRelativePath(folder.FullName, file.Path).Replace('\\', '/'))];

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }
}
