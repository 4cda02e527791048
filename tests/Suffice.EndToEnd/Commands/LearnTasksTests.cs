using System.Text.Json;
using System.Text.Json.Nodes;

namespace Suffice.EndToEnd.Commands;

public sealed class LearnTasksTests
{
    private const string Strange = "Zeichne bitte Quittengelee, 7 Fjorde & Xylophone!";

    private static readonly string[] Ends = ["please help", "since monday", "again", "for my account", "thank you", "for order 7", "the third time"];

    [Fact]
    public async Task LearnTasks_ThenServe_NamesAnAutoCallAndLeavesAStrangeOneToTheDefault()
    {
        using TestFolder folder = Desk();
        CommandResult learned = await SufficeCommand.RunAsync(folder.Path, "learn", "--tasks", "refunds=refunds.jsonl", "logins=logins.jsonl", "--out", "learned");
        folder.Write("suffice.yaml", Policy("classifier: learned/classifier.json"));
        using RunningCommand gateway = SufficeCommand.Start(folder.Path, "serve", "--listen", "http://127.0.0.1:0");
        using HttpClient http = new() { BaseAddress = await SufficeCommand.AddressAsync(gateway) };

        (string Task, string Source) login = await AskAsync(http, "auto", Login(901));
        (string Task, string Source) refund = await AskAsync(http, "auto", Refund(902));
        (string Task, string Source) stated = await AskAsync(http, "task:logins", Refund(903));
        (string Task, string Source) strange = await AskAsync(http, "auto", Strange);
        await SufficeCommand.StopAsync(gateway);

        learned.ExitCode.ShouldBe(0, learned.Error);
        learned.Output.ShouldContain("tasks: logins 150, refunds 150");
        learned.Output.ShouldContain("classifier: ");
        login.ShouldBe(("logins", "classifier"));
        refund.ShouldBe(("refunds", "classifier"));
        stated.ShouldBe(("logins", "model_name"));
        strange.ShouldBe(("default", "default"));
        CommandResult check = await SufficeCommand.RunAsync(folder.Path, "check");
        check.Output.ShouldContain("the learned classifier is 0 days old");
        folder.Write("call.json", new JsonObject { ["model"] = "auto", ["messages"] = Messages(Login(5)) }.ToJsonString());
        CommandResult explained = await SufficeCommand.RunAsync(folder.Path, "explain", "--request", "call.json");
        explained.Output.ShouldContain("told by   classifier: learned classifier, probability ");
    }

    [Fact]
    public async Task LearnTasks_WithoutPlaces_TakesWhatCallersNamedAndTheItemsOfTasks()
    {
        using TestFolder folder = Desk();
        Directory.CreateDirectory(Path.Combine(folder.Path, "evals"));
        folder.Write("evals/logins.jsonl", Lines(60, i => new JsonObject { ["input"] = Login(500 + i) }));
        using RunningCommand gateway = SufficeCommand.Start(folder.Path, "serve", "--listen", "http://127.0.0.1:0");
        using HttpClient http = new() { BaseAddress = await SufficeCommand.AddressAsync(gateway) };
        foreach (int i in Enumerable.Range(0, 60).Append(0))
        {
            await AskAsync(http, "task:refunds", Refund(i));
        }

        await AskAsync(http, "auto", Strange);
        await SufficeCommand.StopAsync(gateway);

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "learn", "--tasks", "--right", "0.9");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("60 of the ledger, named by their callers");
        result.Output.ShouldContain("tasks: logins 60, refunds 60");
        result.Output.ShouldContain("1 of the ledger are the same call again");
        File.Exists(Path.Combine(folder.Path, "classifier.json")).ShouldBeTrue();
    }

    [Fact]
    public async Task LearnTasks_ItemsThatSayTheirTask_AreTakenAndOthersTold()
    {
        using TestFolder folder = Desk();
        string lines = Lines(200, i => new JsonObject { ["task"] = i % 2 == 0 ? "logins" : "refunds", ["prompt"] = i % 2 == 0 ? Login(i) : Refund(i) });
        folder.Write("calls.jsonl", lines + "\n" + """{"prompt":"of no task"}""");

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "learn", "--tasks", "calls.jsonl", "--out", "learned", "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        JsonElement learned = JsonDocument.Parse(result.Output).RootElement;
        learned.GetProperty("tasks").GetArrayLength().ShouldBe(2);
        learned.GetProperty("at_least").GetDouble().ShouldBeGreaterThanOrEqualTo(0.5);
        learned.GetProperty("held").GetProperty("wrong_bound").GetDouble().ShouldBeLessThanOrEqualTo(0.05);
    }

    [Fact]
    public async Task LearnTasks_TooFewToProveAnything_NamesNoneAndSaysNo()
    {
        using TestFolder folder = Desk();
        folder.Write("few.jsonl", Lines(40, i => new JsonObject { ["task"] = i % 2 == 0 ? "logins" : "refunds", ["prompt"] = i % 2 == 0 ? Login(i) : Refund(i) }));

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "learn", "--tasks", "few.jsonl", "--out", "learned");

        result.ExitCode.ShouldBe(1, result.Error);
        result.Output.ShouldContain("no call is named");
    }

    [Fact]
    public async Task Check_TaskThatThePolicyDoesNotHave_IsRefused()
    {
        using TestFolder folder = Desk();
        await SufficeCommand.RunAsync(folder.Path, "learn", "--tasks", "returns=refunds.jsonl", "logins=logins.jsonl", "--out", "learned");
        folder.Write("suffice.yaml", Policy("classifier: learned/classifier.json"));

        CommandResult check = await SufficeCommand.RunAsync(folder.Path, "check");

        check.ExitCode.ShouldBe(1);
        check.Error.ShouldContain("names a task that the policy does not have: returns");
        check.Error.ShouldContain("suffice learn --tasks");
    }

    [Theory]
    [InlineData("only logins has 10 calls", "logins=logins.jsonl")]
    [InlineData("missing.jsonl: not there", "missing.jsonl")]
    [InlineData("missing.jsonl: not there", "logins=missing.jsonl")]
    [InlineData("there is no ledger yet", "ledger")]
    [InlineData("no task has 10 calls", "evals")]
    [InlineData("300 of both.jsonl name no task", "both.jsonl")]
    [InlineData("--risk has no meaning with --tasks", "logins.jsonl", "--risk", "0.03")]
    [InlineData("--ladder", "logins.jsonl", "--ladder", "small,large")]
    [InlineData("--right 1.5", "logins.jsonl", "--right", "1.5")]
    public async Task LearnTasks_WhatCannotBeLearnedFrom_SaysWhy(string said, params string[] args)
    {
        using TestFolder folder = Desk();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, ["learn", "--tasks", .. args, "--out", "learned"]);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(said);
        result.Error.ShouldNotContain("   at ");
        Directory.Exists(Path.Combine(folder.Path, "learned")).ShouldBeFalse();
    }

    private static async Task<(string Task, string Source)> AskAsync(HttpClient http, string model, string prompt)
    {
        string call = new JsonObject { ["model"] = model, ["messages"] = Messages(prompt) }.ToJsonString();
        using HttpResponseMessage answer = await http.PostAsync("/v1/chat/completions", new StringContent(call));
        string body = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(body);

        return (answer.Headers.GetValues("x-suffice-task").Single(), answer.Headers.GetValues("x-suffice-source").Single());
    }

    private static JsonArray Messages(string prompt) => [new JsonObject { ["role"] = "user", ["content"] = prompt }];

    private static TestFolder Desk()
    {
        TestFolder folder = new();
        folder.Write("suffice.yaml", Policy(string.Empty));
        string[] prompts = [.. Enumerable.Range(0, 60).Select(Refund), Login(5), Login(901), Refund(902), Refund(903), Strange];
        folder.Write("answers.jsonl", string.Join('\n', prompts.Select((prompt, i) => Recorded($"a{i}", prompt))));
        folder.Write("refunds.jsonl", Lines(150, i => new JsonObject { ["input"] = Refund(i) }));
        folder.Write("logins.jsonl", Lines(150, i => new JsonObject { ["input"] = Login(i) }));
        folder.Write("both.jsonl", Lines(150, i => new JsonObject { ["input"] = Login(i) }) + "\n" + Lines(150, i => new JsonObject { ["input"] = Refund(i) }));

        return folder;
    }

    private static string Policy(string line) => $$"""
        version: 1
        providers: { recorded: { protocol: replay, recordings: [answers.jsonl] } }
        models: { large: { provider: recorded, id: large-1, price: { input: 10, output: 20 } } }
        tasks:
          refunds: { why: x, ladder: [large], store_content: true }
          logins: { why: x, ladder: [large], store_content: true }
        default: { ladder: [large], store_content: true }
        {{line}}
        """;

    private static string Login(int i) => $"number {i} my password does not open the portal {Ends[i % Ends.Length]}";

    private static string Refund(int i) => $"case {i} the invoice was charged twice, return the money {Ends[i % Ends.Length]}";

    private static string Lines(int count, Func<int, JsonObject> line) => string.Join('\n', Enumerable.Range(0, count).Select(i => line(i).ToJsonString()));

    private static string Recorded(string id, string prompt) => new JsonObject
    {
        ["id"] = id,
        ["prompt"] = prompt,
        ["outputs"] = new JsonObject { ["large-1"] = new JsonObject { ["text"] = "done", ["input_tokens"] = 100, ["output_tokens"] = 10 } },
    }.ToJsonString();
}
