using System.Reflection;
using Suffice.Chat;

namespace Suffice.Extensions.AI.Tests.Docs;

/// <summary>The page's program is compiled and run as it stands, and its tables name what there is.</summary>
public sealed class LibraryPageTests
{
    private readonly LibraryPage page = new();

    [Fact]
    public async Task Program_OfThePage_PrintsWhatThePageSays()
    {
        await using FakeUpstream upstream = await FakeUpstream.StartAsync();
        Script(upstream);
        using TestFolder folder = new();
        foreach (string file in page.Blocks("yaml"))
        {
            string name = file.Split('\n')[0].TrimStart('#', ' ');
            folder.Write(name, file.Replace("https://api.openai.com/v1", $"{upstream.Address}v1", StringComparison.Ordinal));
        }

        string printed = await CompiledProgram.RunAsync(
            page.Blocks("csharp")[0], folder.Path, new Dictionary<string, string> { ["OPENAI_API_KEY"] = "sk-test", ["Logging__LogLevel__Default"] = "None" }, TestContext.Current.CancellationToken);

        printed.ShouldBe(page.Blocks("text")[0]);
    }

    [Fact]
    public void Options_OfThePage_AreThoseThatThereAre() =>
        page.Rows("## AddSuffice").ShouldBe(typeof(SufficeOptions).GetProperties().Select(option => option.Name), ignoreOrder: true);

    [Fact]
    public void Properties_OfThePage_AreThoseThatAnswersTell() =>
        page.Rows("## What the answer says").Append(SufficeProperties.Metadata).ShouldBe(
            typeof(SufficeProperties).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!), ignoreOrder: true);

    private static void Script(FakeUpstream upstream) => upstream
        .Streams(Spoken.Whole(ChatProtocol.OpenAI, """{"category":"urgent"}"""))
        .Streams(Spoken.Whole(ChatProtocol.OpenAI, """{"category":"urgent","minutes":5}"""))
        .Streams(Spoken.Whole(ChatProtocol.OpenAI, "We see to it."))
        .Answers("""{"id":"c1","object":"chat.completion","created":1,"model":"m-1","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"order_state","arguments":"{\"order\":\"A-1\"}"}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":100,"completion_tokens":10,"total_tokens":110}}""")
        .Answers(Spoken.Answer(ChatProtocol.OpenAI, "A-1 leaves tomorrow."))
        .Answers(Spoken.Answer(ChatProtocol.OpenAI, "urgent, 5 minutes"))
        .Answers(Spoken.Answer(ChatProtocol.OpenAI, "We see to it."));
}
