using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Suffice.Chat;
using Suffice.Providers.Recordings;

namespace Suffice.Tests.Providers.Recordings;

public sealed class RecordingIndexTests
{
    [Fact]
    public async Task FindAsync_RecordedCall_GivesItsItem()
    {
        using TemporaryFile file = new(Item("a", "one"), Item("b", "two"), Item("c", "three"));
        using RecordingIndex index = await RecordingIndex.LoadAsync([file.Path]);

        RecordedItem? found = await index.FindAsync(Asking("two"), ["m"]);

        found!.Id.ShouldBe("b");
        index.Count.ShouldBe(3);
        index.MemoryBytes.ShouldBe(3 * 16);
        index.Models.ShouldBe(new Dictionary<string, int> { ["m"] = 3 }, ignoreOrder: true);
    }

    [Fact]
    public async Task FindAsync_UnknownCall_GivesNothing()
    {
        using TemporaryFile file = new(Item("a", "one"));
        using RecordingIndex index = await RecordingIndex.LoadAsync([file.Path]);

        (await index.FindAsync(Asking("two"), ["m"])).ShouldBeNull();
    }

    [Fact]
    public async Task FindAsync_SeveralItemsOfOneCall_TakesTheNamedOneElseTheFirst()
    {
        using TemporaryFile file = new(Item("a", "same"), Item("b", "same"), Item("c", "same"));
        using RecordingIndex index = await RecordingIndex.LoadAsync([file.Path]);

        (await index.FindAsync(Asking("same"), ["m"]))!.Id.ShouldBe("a");
        (await index.FindAsync(Asking("same", "c"), ["m"]))!.Id.ShouldBe("c");
        (await index.FindAsync(Asking("same", "unheard of"), ["m"]))!.Id.ShouldBe("a");
        index.Repeated.ShouldBe(2);
    }

    [Fact]
    public async Task FindAsync_SeveralLinesOfOneItem_TakesTheOneWithTheModel()
    {
        using TemporaryFile file = new(Item("a", "same", "small"), Item("b", "other", "large"), Item("a", "same", "large"));
        using RecordingIndex index = await RecordingIndex.LoadAsync([file.Path]);

        (await index.FindAsync(Asking("same", "a"), ["large"]))!.Outputs.Keys.ShouldBe(["large"]);
        (await index.FindAsync(Asking("same"), ["large"]))!.Outputs.Keys.ShouldBe(["large"]);
        (await index.FindAsync(Asking("same", "a"), ["neither"]))!.Outputs.Keys.ShouldBe(["small"]);
    }

    [Fact]
    public async Task ReadAllAsync_LinesOfOneItemInTwoFiles_AreOneItemInFileOrder()
    {
        using TemporaryFile first = new(Item("z", "last"), Item("a", "same", "small"), Item("other", "same", "small"));
        using TemporaryFile second = new(Item("a", "same", "large"), Item("a", "same", "small"), Item("b", "one"));
        using RecordingIndex index = await RecordingIndex.LoadAsync([first.Path, second.Path]);

        List<RecordedItem> items = await index.ReadAllAsync().ToListAsync();

        items.Select(item => item.Id).ShouldBe(["z", "a", "other", "b"]);
        items[1].Outputs.Keys.ShouldBe(["small", "large"]);
    }

    [Fact]
    public async Task LoadAsync_BadLines_KeepsTheRestAndTells()
    {
        using TemporaryFile file = new("nonsense", Item("a", "one"));
        using RecordingIndex index = await RecordingIndex.LoadAsync([file.Path]);

        index.Count.ShouldBe(1);
        index.BadLines.ShouldBe(1);
        index.Problems.ShouldHaveSingleItem().Line.ShouldBe(1);
    }

    [Fact]
    public async Task LoadAsync_OneFileOfTwoMissing_Throws()
    {
        using TemporaryFile file = new(Item("a", "one"));

        RecordingException thrown = await Should.ThrowAsync<RecordingException>(
            () => RecordingIndex.LoadAsync([file.Path, "/nowhere/b.jsonl"]));

        thrown.Message.ShouldBe("/nowhere/b.jsonl: there is no such file");
    }

    [Fact]
    public async Task FindAsync_OtherCallWithTheSameHalfKey_IsNotTakenForIt()
    {
        using TemporaryFile file = new(Item("a", "one"));
        SafeFileHandle handle = File.OpenHandle(file.Path);
        using RecordingIndex index = new([file.Path], [handle], [new ItemPlace(CallKey.Of(Asking("two")).High, 0, 0)]);

        (await index.FindAsync(Asking("two"), ["m"])).ShouldBeNull();
    }

    [Fact]
    public async Task FindAsync_FileRewrittenMeanwhile_SaysSo()
    {
        using TemporaryFile file = new(Item("a", "one"), Item("b", "two"));
        using RecordingIndex index = await RecordingIndex.LoadAsync([file.Path]);
        File.WriteAllText(file.Path, "short");

        RecordingException thrown = await Should.ThrowAsync<RecordingException>(
            async () => await index.FindAsync(Asking("two"), ["m"]));

        thrown.Message.ShouldContain("changed since it was indexed");
    }

    private static string Item(string id, string prompt, string model = "m") =>
        $$$$"""{"id":"{{{{id}}}}","prompt":"{{{{prompt}}}}","outputs":{"{{{{model}}}}":{"text":"answer of {{{{id}}}}"}}}""";

    private static ChatRequest Asking(string prompt, string? id = null) => new()
    {
        Protocol = ChatProtocol.OpenAI,
        Model = "m",
        Messages = [ChatMessage.Of(ChatRole.User, prompt)],
        Metadata = id is null ? null : JsonSerializer.SerializeToElement(new { recording_id = id }),
    };
}
