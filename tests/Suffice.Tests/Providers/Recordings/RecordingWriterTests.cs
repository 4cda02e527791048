using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Providers;
using Suffice.Providers.Recordings;

namespace Suffice.Tests.Providers.Recordings;

public sealed class RecordingWriterTests
{
    [Fact]
    public async Task AddAsync_Call_IsOneReadableLine()
    {
        using TemporaryFile file = new();

        await WriteAsync(file, Item("Füße & <Hände>", "a\nb"));

        File.ReadAllText(file.Path).ShouldBe(
            """{"id":"call-KEY","prompt":"Füße & <Hände>","outputs":{"small":{"text":"a\nb","stop_reason":"done"}}}""".Replace(
                "KEY", Item("Füße & <Hände>", "a").Key.ToString(), StringComparison.Ordinal) + "\n");
    }

    [Theory]
    [InlineData("\"\\ud83d\"")]
    [InlineData("{\n  \"a\": \"\\ud83d\",\r\n  \"a\": [1.50, 2]\n}")]
    public async Task AddAsync_CallWithJsonThatNobodyLookedInto_IsOneLineThatSaysTheSame(string json)
    {
        using TemporaryFile file = new();
        RecordedItem item = Item("p", "x") with
        {
            SplitKey = "a pair",
            Reference = JsonElement.Parse(json),
            Tools = [new ToolDefinition("t") { Kind = "t", Json = JsonElement.Parse($$"""{"type":"t","a":{{json}}}""") }],
        };

        await WriteAsync(file, item);

        RecordedItem read = (await new RecordingReader(file.Path).ReadAsync().ToListAsync()).ShouldHaveSingleItem();
        read.Key.ShouldBe(item.Key);
        read.SplitKey.ShouldBe("a pair");
        read.Reference!.Value.GetRawText().ShouldBe(json.Replace('\n', ' ').Replace('\r', ' '));
    }

    [Fact]
    public async Task Open_ExistingRecording_AddsToIt()
    {
        using TemporaryFile file = new("""{"id":"a","prompt":"p"}""");

        await WriteAsync(file, Item("q", "x"));

        (await new RecordingReader(file.Path).ReadAsync().CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Open_RecordingCutOffByACrash_LosesNoLineButThatOne()
    {
        using TemporaryFile file = new("{\"id\":\"a\",\"prompt\":\"p\"}\n{\"id\":\"b\",\"pro"u8.ToArray());

        await WriteAsync(file, Item("q", "x"));

        RecordingReader reader = new(file.Path);
        (await reader.ReadAsync().Select(item => item.Prompt).ToListAsync()).ShouldBe(["p", "q"]);
        reader.Problems.ShouldHaveSingleItem().Line.ShouldBe(2);
    }

    [Fact]
    public async Task AddAsync_ManyAtOnce_WritesWholeLines()
    {
        using TemporaryFile file = new();
        await using (RecordingWriter writer = RecordingWriter.Open(file.Path))
        {
            await Task.WhenAll(Enumerable.Range(0, 200).Select(i => writer.AddAsync(Item($"prompt {i}", new string('x', i))).AsTask()));
            writer.Written.ShouldBe(200);
        }

        RecordingReader reader = new(file.Path);
        (await reader.ReadAsync().CountAsync()).ShouldBe(200);
        reader.BadLines.ShouldBe(0);
    }

    [Fact]
    public async Task AddAsync_KeyInATextOrFailure_IsMasked()
    {
        using TemporaryFile file = new();
        Secret key = new("sk-canary-0123456789");
        RecordedOutput failed = new()
        {
            Model = "small",
            Failure = new CallFailure(FailureKind.Authentication, "bad key sk-canary-0123456789") { Body = Encoding.UTF8.GetBytes("secret body") },
        };

        await using (RecordingWriter writer = RecordingWriter.Open(file.Path))
        {
            await writer.AddAsync(RecordedItem.Of(Request("my key is sk-canary-0123456789"), failed), key);
        }

        string written = File.ReadAllText(file.Path);
        written.ShouldNotContain("canary");
        written.ShouldNotContain("secret body");
        (await new RecordingReader(file.Path).ReadAsync().SingleAsync()).Prompt.ShouldBe("my key is ***");
    }

    [Fact]
    public async Task Open_SecondWriter_IsToldThatItIsInUse()
    {
        using TemporaryFile file = new();
        await using RecordingWriter first = RecordingWriter.Open(file.Path);

        Should.Throw<RecordingException>(() => RecordingWriter.Open(file.Path)).Message.ShouldStartWith($"{file.Path}: cannot be written");
    }

    [Fact]
    public void Open_FolderMissing_SaysSo() =>
        Should.Throw<RecordingException>(() => RecordingWriter.Open("/nowhere/a.jsonl")).Message.ShouldStartWith("/nowhere/a.jsonl: cannot be written");

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Open_NewFile_IsForItsOwnerAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such file modes.");
        using TemporaryFile file = new();
        File.Delete(file.Path);

        await WriteAsync(file, Item("q", "x"));

        File.GetUnixFileMode(file.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static async Task WriteAsync(TemporaryFile file, RecordedItem item)
    {
        await using RecordingWriter writer = RecordingWriter.Open(file.Path);
        await writer.AddAsync(item);
    }

    private static RecordedItem Item(string prompt, string answer) => RecordedItem.Of(Request(prompt), new RecordedOutput
    {
        Model = "small",
        Answer = new ChatAnswer { Model = "small", Parts = [new TextPart(answer)], StopReason = StopReason.Done },
    });

    private static ChatRequest Request(string prompt) =>
        new() { Protocol = ChatProtocol.OpenAI, Model = "auto", Messages = [ChatMessage.Of(ChatRole.User, prompt)] };
}
