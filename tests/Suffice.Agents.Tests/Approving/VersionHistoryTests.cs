using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Suffice.Agents.Approving;
using Suffice.Agents.Proposing;

namespace Suffice.Agents.Tests.Approving;

/// <summary>Versions are immutable, and a file is written over only when it says what whoever writes believes it says.</summary>
public sealed class VersionHistoryTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly VersionHistory history;

    public VersionHistoryTests()
    {
        folder.Write("standards.md", "one\n");
        history = new VersionHistory(folder.Path, new FakeTimeProvider());
    }

    [Fact]
    public void Write_OverWhatIsThere_KeepsBothTexts()
    {
        ContextVersion written = Write("one\n", "two\n");

        written.Version.ShouldBe(2);
        File.ReadAllText(folder.PathOf("standards.md")).ShouldBe("two\n");
        (history.TextOf("standards.md", 1), history.TextOf("standards.md", 2)).ShouldBe(("one\n", "two\n"));
        history.Current("rubric.md").ShouldBe(1);
    }

    [Fact]
    public void Write_OverAnotherText_WritesNothing()
    {
        Should.Throw<ProposalException>(() => Write("zero\n", "two\n")).Message.ShouldContain("standards.md was changed since");

        File.ReadAllText(folder.PathOf("standards.md")).ShouldBe("one\n");
        history.Read().ShouldBeEmpty();
    }

    [Fact]
    public void Write_WhereTheFileSaysItAlready_CompletesTheHistoryOnce()
    {
        Write("one\n", "two\n");

        ContextVersion again = Write("one\n", "two\n");

        again.Version.ShouldBe(2);
        history.Read().Length.ShouldBe(2);
    }

    [Fact]
    public void Write_AfterAChangeByHand_KeepsThatAsAVersionOfItsOwn()
    {
        Write("one\n", "two\n");
        folder.Write("standards.md", "by hand\n");

        Write("by hand\n", "four\n").Version.ShouldBe(4);

        ImmutableArray<ContextVersion> versions = history.Read("standards.md");
        versions.Select(version => (version.Version, version.By)).ShouldBe([(1, "unknown"), (2, "ada"), (3, "unknown"), (4, "ada")]);
        history.TextOf("standards.md", 3).ShouldBe("by hand\n");
    }

    [Fact]
    public void Write_ATextThatWasArchivedWithoutALine_IsWrittenOver()
    {
        folder.Write("history/standards@2.md", "never logged\n");

        Write("one\n", "two\n");

        history.TextOf("standards.md", 2).ShouldBe("two\n");
    }

    [Fact]
    public void Write_WhileAnotherWrites_IsRefused()
    {
        Directory.CreateDirectory(folder.PathOf("history"));
        using FileStream held = new(folder.PathOf("history/.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        Should.Throw<ProposalException>(() => Write("one\n", "two\n")).Message.ShouldContain("another process is changing the files");
    }

    public void Dispose() => folder.Dispose();

    private ContextVersion Write(string expected, string text) => history.Write("standards.md", VersionHistory.HashOf(expected), text, "ada", "a test", null);
}
