using System.Text.Json;

namespace Suffice.EndToEnd.Commands;

public sealed class CommandTests
{
    private const string Policy = """
        version: 1
        providers:
          recorded: { protocol: replay, recordings: [recording.jsonl] }
        models:
          small: { provider: recorded, id: small-1, price: { input: 1, output: 2 } }
          large: { provider: recorded, id: large-1, price: { input: 10, output: 20 } }
        tasks:
          triage:
            why: one of two labels
            match: { system_contains: "triage desk" }
            ladder: [small, large]
            gate:
              - one_of: [urgent, normal]
        """;

    private const string Recording = """
        {"id":"a","messages":[{"role":"system","content":"You are the triage desk."},{"role":"user","content":"burning"}],"outputs":{"small-1":{"text":"urgent","correct":true,"input_tokens":100,"output_tokens":10},"large-1":{"text":"urgent","correct":true,"input_tokens":100,"output_tokens":10}}}
        {"id":"b","messages":[{"role":"system","content":"You are the triage desk."},{"role":"user","content":"parcel"}],"outputs":{"small-1":{"text":"maybe","correct":false,"input_tokens":100,"output_tokens":10},"large-1":{"text":"normal","correct":true,"input_tokens":100,"output_tokens":10}}}
        """;

    [Theory]
    [InlineData("--csv and --json: give one of them", "show", "tasks", "--csv", "tasks", "--json")]
    [InlineData("month", "review", "--month", "9999-12")]
    public async Task Show_WhatCannotBe_IsWrongUse(string told, params string[] arguments)
    {
        using TestFolder folder = Desk();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, arguments);

        result.ExitCode.ShouldBe(2, result.Output);
        result.Error.ShouldContain(told);
    }

    [Fact]
    public async Task Check_ValidPolicy_ExitsZero()
    {
        using TestFolder folder = Desk();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "check");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("is valid: 1 task,");
    }

    [Fact]
    public async Task Check_InvalidPolicy_TellsEveryMistakeWithItsLineAndExitsOne()
    {
        using TestFolder folder = new();
        folder.Write("suffice.yaml", "version: 1\ntasks:\n  a:\n    ladder: [nobody]\n    gatee: []\n");

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "check");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("suffice.yaml:4");
        result.Error.ShouldContain("suffice.yaml:5");
        result.Error.ShouldContain("gate");
    }

    [Fact]
    public async Task Check_NoSuchFile_ExitsNonZeroWithoutAStackTrace()
    {
        using TestFolder folder = new();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "check", "nothing.yaml");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("nothing.yaml");
        result.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Explain_ARequest_TellsTaskAndRoute()
    {
        using TestFolder folder = Desk();
        folder.Write("call.json", """{"model":"gpt-5","messages":[{"role":"system","content":"You are the triage desk."},{"role":"user","content":"x"}]}""");

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "explain", "--request", "call.json", "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        JsonElement route = JsonDocument.Parse(result.Output).RootElement;
        route.GetProperty("task").GetString().ShouldBe("triage");
        route.GetProperty("source").GetString().ShouldBe("match");
        route.GetProperty("start").GetString().ShouldBe("small");
    }

    [Fact]
    public async Task Explain_ForPeople_SaysTheSourceInTheWordThatHeadersAndLedgerHave()
    {
        using TestFolder folder = Desk();
        folder.Write("call.json", """{"model":"suffice/triage","messages":[{"role":"user","content":"x"}]}""");

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "explain", "--request", "call.json");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("told by   model_name: ");
    }

    [Fact]
    public async Task Explain_ThePolicy_TellsWhereEachValueCameFrom()
    {
        using TestFolder folder = Desk();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "explain");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("suffice.yaml:");
        result.Output.ShouldContain("default");
    }

    [Theory]
    [InlineData("check")]
    [InlineData("check", "--json")]
    [InlineData("explain")]
    [InlineData("explain", "--json")]
    [InlineData("explain", "--request", "call.json", "--json")]
    public async Task CheckAndExplain_KeyInItsFile_NeverShowIt(params string[] args)
    {
        using TestFolder folder = Desk();
        folder.Write("provider.key", "sk-canary-7f3a91c2");
        folder.Write("call.json", """{"model":"away","messages":[{"role":"user","content":"x"}]}""");
        folder.Write("suffice.yaml", Policy
            .Replace("models:", "  cloud: { protocol: openai, base_url: https://llm.example.com/v1, api_key: file:provider.key }\nmodels:\n  away: { provider: cloud, id: m-1 }", StringComparison.Ordinal)
            + "\ngateway: { keys: [file:provider.key] }\n");

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, args);

        result.ExitCode.ShouldBe(0, result.Error);
        (result.Output + result.Error).ShouldNotContain("sk-canary");
    }

    [Fact]
    public async Task Models_Filtered_ShowsPricesWithTheirSource()
    {
        using TestFolder folder = new();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "models", "haiku-4-5", "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        JsonElement model = JsonDocument.Parse(result.Output).RootElement.GetProperty("models")[0];
        model.GetProperty("input").GetDecimal().ShouldBe(1m);
        model.GetProperty("cache_write_1h").GetDecimal().ShouldBe(2m);
        model.GetProperty("source").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Replay_APolicy_RunsItsTasksOverTheRecording()
    {
        using TestFolder folder = Desk();

        CommandResult result = await SufficeCommand.RunAsync(
            folder.Path, "replay", "recording.jsonl", "--policy", "suffice.yaml", "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        JsonElement report = JsonDocument.Parse(result.Output).RootElement;
        report.GetProperty("items").GetInt32().ShouldBe(2);
        report.GetProperty("served").GetProperty("accuracy").GetDouble().ShouldBe(1.0);
        report.GetProperty("reasons").GetProperty("one_of").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Replay_ForPeople_PrintsTheTablesAndTheLinesItCannotUse()
    {
        using TestFolder folder = Desk();
        folder.Write("recording.jsonl", Recording + "\n{broken\n");

        CommandResult result = await SufficeCommand.RunAsync(
            folder.Path, "replay", "recording.jsonl", "--policy", "suffice.yaml");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("right [95%]");
        result.Output.ShouldContain("wrong answers caught");
        result.Output.ShouldContain("1 lines cannot be used; the first: recording.jsonl:3");
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("not json\n", "line 1: not valid JSON")]
    public async Task Replay_EmptyOrBrokenRecording_ExitsTwoAndSaysWhere(string recording, string said)
    {
        using TestFolder folder = new();
        folder.Write("recording.jsonl", recording);

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "replay", "recording.jsonl", "--ladder", "a,b");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(said);
        result.Error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("replay", "missing.jsonl", "--ladder", "a,b")]
    [InlineData("replay")]
    [InlineData("nonsense")]
    [InlineData("bill", "--by", "moon")]
    [InlineData("bill", "--from", "yesterday-ish", "--ledger", "x.db")]
    [InlineData("bill", "--ledger", "x.db")]
    [InlineData("replay", ".", "--ladder", "a,b")]
    [InlineData("demo", "--items", "0")]
    [InlineData("demo", "--ladder", "a,b")]
    public async Task AnyCommand_WrongUse_ExitsTwo(params string[] args)
    {
        using TestFolder folder = new();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, args);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldNotBeNullOrWhiteSpace();
        result.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Command_Help_HasAnExample()
    {
        using TestFolder folder = new();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "replay", "--help");

        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain("Example: suffice replay");
        result.Output.ShouldContain("--json");
    }

    [Fact]
    public async Task Demo_FreshFolder_PrintsTheBillAndThreeRoutes()
    {
        using TestFolder folder = new();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "demo");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("140 calls answered");
        result.Output.ShouldContain("ticket-triage");
        result.Output.ShouldContain("Three routes");
        result.Output.ShouldContain("simulated");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task Demo_OnARecording_RunsItsRealAnswers()
    {
        using TestFolder folder = Desk();

        CommandResult result = await SufficeCommand.RunAsync(
            folder.Path, "demo", "--recording", "recording.jsonl", "--ladder", "small-1,large-1");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("2 calls answered");
    }

    [Fact]
    public async Task Demo_ForMachines_PrintsOneObjectThatAddsUp()
    {
        using TestFolder folder = Desk();

        CommandResult result = await SufficeCommand.RunAsync(
            folder.Path, "demo", "--recording", "recording.jsonl", "--ladder", "small-1,large-1", "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        JsonElement report = JsonDocument.Parse(result.Output).RootElement;
        report.GetProperty("calls").GetInt32().ShouldBe(2);
        report.GetProperty("is_simulated").GetBoolean().ShouldBeFalse();
        report.GetProperty("total").GetProperty("served").GetInt64().ShouldBe(2);
    }

    [Theory]
    [InlineData("small-1,nobody", "no answer of nobody; it has answers of large-1, small-1")]
    [InlineData("small-1,small-1", "small-1 stands 2 times")]
    public async Task Demo_ALadderThatCannotBe_ExitsTwoAndSaysWhatWouldBeRight(string ladder, string said)
    {
        using TestFolder folder = Desk();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "demo", "--recording", "recording.jsonl", "--ladder", ladder);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(said);
    }

    private static TestFolder Desk()
    {
        TestFolder folder = new();
        folder.Write("suffice.yaml", Policy);
        folder.Write("recording.jsonl", Recording + "\n");

        return folder;
    }
}
