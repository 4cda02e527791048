using System.Text.Json;
using System.Text.Json.Nodes;

namespace Suffice.EndToEnd.Commands;

public sealed class DistilTests
{
    private const string GroupOnly = """{"type":"object","properties":{"group":{"enum":["access","billing"]}},"required":["group"]}""";
    private const string GroupAndWhy = """{"type":"object","properties":{"group":{"enum":["access","billing"]},"why":{"type":"string"}},"required":["group","why"]}""";

    private static readonly string[] Ends = ["please help", "since monday", "again", "for my account", "thank you", "order 7", "third time"];

    [Fact]
    public async Task Distil_Recording_IsServedBelowTheOtherRungsInTheFormAskedFor()
    {
        using TestFolder folder = Desk();
        JsonElement report = await DistilAsync(folder, "tickets.jsonl");
        folder.Write("suffice.yaml", Policy("local, large", report.GetProperty("model").GetString()!));
        using RunningCommand gateway = SufficeCommand.Start(folder.Path, "serve", "--listen", "http://127.0.0.1:0");
        using HttpClient http = new() { BaseAddress = await SufficeCommand.AddressAsync(gateway) };

        (string Model, string Text) label = await AskAsync(http, "a password nobody has written about", GroupOnly);
        (string Model, string Text) more = await AskAsync(http, "explain", GroupAndWhy);
        await SufficeCommand.StopAsync(gateway);

        label.ShouldBe(("local", """{"group":"access"}"""));
        more.Model.ShouldBe("large");
        more.Text.ShouldContain("because");
        CommandResult bill = await SufficeCommand.RunAsync(folder.Path, "bill", "--json");
        JsonDocument.Parse(bill.Output).RootElement.GetProperty("total").GetProperty("cost_usd").GetDecimal().ShouldBe(0.0012m);
    }

    [Fact]
    public async Task Distil_Recording_MeasuresWhatItWasNotTrainedOnAndSaysHowToServeIt()
    {
        using TestFolder folder = Desk();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "distil", "tickets.jsonl", "--out", "local", "--curve");
        JsonElement report = await DistilAsync(folder, "tickets.jsonl");

        result.ExitCode.ShouldBe(0, result.Error);
        string id = report.GetProperty("model").GetString()!;
        File.Exists(Path.Combine(folder.Path, "local", $"{id}.bin")).ShouldBeTrue();
        Directory.GetFiles(Path.Combine(folder.Path, "local")).Length.ShouldBe(1);
        result.Output.ShouldContain("80 examples of 2 labels from tickets.jsonl: access 40, billing 40");
        result.Output.ShouldContain("left out: 1 have no reference");
        result.Output.ShouldContain("by number of examples: 50 ");
        result.Output.ShouldContain($"id: {id}");
        result.Output.ShouldContain("ladder: [local, small, large]");
        result.Output.ShouldContain("suffice calibrate");
        report.GetProperty("accuracy").GetDouble().ShouldBeGreaterThan(0.9);
        report.GetProperty("accuracy_interval").GetArrayLength().ShouldBe(2);
        report.GetProperty("constant_accuracy").GetDouble().ShouldBe(0.5);
        report.GetProperty("answerable").GetInt32().ShouldBe(80);
    }

    [Fact]
    public async Task Distil_AnswersOfAModel_AreTheLabels()
    {
        using TestFolder folder = Desk();

        JsonElement report = await DistilAsync(folder, "tickets.jsonl", "--labels", "large-1", "--field", "group");

        report.GetProperty("labels").EnumerateArray().Select(label => label.GetProperty("label").GetString()).ShouldBe(["access", "billing"], ignoreOrder: true);
        report.GetProperty("examples").GetInt32().ShouldBe(81);
    }

    [Theory]
    [InlineData("reference", 20)]
    [InlineData("large-1", 40)]
    public async Task Distil_AnswersThatDifferFromTheReferences_AreTheLabelsWhereTheyAreAskedFor(string labels, int access)
    {
        using TestFolder folder = Desk();
        folder.Write("two.jsonl", string.Join('\n', Enumerable.Range(0, 80).Select(i => Item($"t{i}", Ticket(i), GroupOnly, Group(i))
            .Replace("\"reference\":\"access\"", $"\"reference\":\"{(i % 4 == 0 ? "access" : "billing")}\"", StringComparison.Ordinal))));

        JsonElement report = await DistilAsync(folder, "two.jsonl", "--labels", labels);

        report.GetProperty("labels").EnumerateArray().Single(label => label.GetProperty("label").GetString() == "access").GetProperty("examples").GetInt32().ShouldBe(access);
    }

    [Fact]
    public async Task Distil_LedgerThatKeepsText_LearnsFromAcceptedAnswers()
    {
        using TestFolder folder = await ServedAsync("store_content: true");

        JsonElement report = await DistilAsync(folder, "default");

        report.GetProperty("examples").GetInt32().ShouldBe(24);
        report.GetProperty("accuracy").GetDouble().ShouldBeGreaterThan(0.5);
        report.GetProperty("left_out")[0].GetString().ShouldBe("1 are the same call again");
    }

    [Fact]
    public async Task Distil_LedgerWithoutText_NamesTheSetting()
    {
        using TestFolder folder = await ServedAsync("store_content: false");

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "distil", "default", "--out", "local");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("25 are kept without their texts: default needs store_content: true");
    }

    [Theory]
    [InlineData("no closed set of labels", "free.jsonl")]
    [InlineData("12 examples with a label; at least 20 are wanted (access 6, billing 6)", "few.jsonl")]
    [InlineData("the models there are: large-1", "tickets.jsonl", "--labels", "huge")]
    [InlineData("no example with a label", "tickets.jsonl", "--labels", "large-1", "--field", "topic")]
    [InlineData("81 hold no field topic", "tickets.jsonl", "--labels", "large-1", "--field", "topic")]
    [InlineData("there is no ledger yet", "default")]
    [InlineData("no task \"triage\"", "triage")]
    [InlineData("recordings are named already", "tickets.jsonl", "--from", "few.jsonl")]
    [InlineData("a ledger knows no right answers", "default", "--labels", "reference")]
    [InlineData("no such file", "missing.jsonl")]
    public async Task Distil_WhatCannotBeLearnedFrom_SaysWhyWithCounts(string said, params string[] args)
    {
        using TestFolder folder = Desk();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, ["distil", .. args, "--out", "local"]);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(said);
        Directory.Exists(Path.Combine(folder.Path, "local")).ShouldBeFalse();
    }

    private static async Task<JsonElement> DistilAsync(TestFolder folder, params string[] args)
    {
        CommandResult result = await SufficeCommand.RunAsync(folder.Path, ["distil", .. args, "--out", "local", "--json"]);
        result.ExitCode.ShouldBe(0, result.Error);

        return JsonDocument.Parse(result.Output).RootElement;
    }

    private static async Task<(string Model, string Text)> AskAsync(HttpClient http, string prompt, string schema)
    {
        JsonObject call = new()
        {
            ["model"] = "auto",
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = prompt }),
            ["response_format"] = new JsonObject
            {
                ["type"] = "json_schema",
                ["json_schema"] = new JsonObject { ["name"] = "answer", ["schema"] = JsonNode.Parse(schema) },
            },
        };
        using HttpResponseMessage answer = await http.PostAsync("/v1/chat/completions", new StringContent(call.ToJsonString()));
        string body = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(body);

        return (answer.Headers.GetValues("x-suffice-model").Single(), JsonDocument.Parse(body).RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!);
    }

    private static async Task<TestFolder> ServedAsync(string keep)
    {
        TestFolder folder = Desk();
        folder.Write("suffice.yaml", Policy("large", keep: keep));
        using RunningCommand gateway = SufficeCommand.Start(folder.Path, "serve", "--listen", "http://127.0.0.1:0");
        using HttpClient http = new() { BaseAddress = await SufficeCommand.AddressAsync(gateway) };
        foreach (int i in Enumerable.Range(0, 24).Append(0))
        {
            await AskAsync(http, Ticket(i), GroupOnly);
        }

        await SufficeCommand.StopAsync(gateway);

        return folder;
    }

    private static TestFolder Desk()
    {
        TestFolder folder = new();
        folder.Write("suffice.yaml", Policy("large"));
        string[] tickets = [.. Enumerable.Range(0, 80).Select(i => Item($"t{i}", Ticket(i), GroupOnly, Group(i)))];
        string unlabelled = Item("u", "no idea", GroupOnly, null);
        string explained = Item("e", "explain", GroupAndWhy, null);
        folder.Write("tickets.jsonl", string.Join('\n', [.. tickets, unlabelled]));
        folder.Write("explained.jsonl", explained);
        folder.Write("few.jsonl", string.Join('\n', tickets.Take(12)));
        folder.Write("free.jsonl", string.Join('\n', Enumerable.Range(0, 40).Select(i => Item($"f{i}", $"question {i}", null, $"answer {i}"))));

        return folder;
    }

    private static string Group(int i) => i % 2 == 0 ? "access" : "billing";

    private static string Ticket(int i) => $"number {i} {(i % 2 == 0 ? "password" : "invoice")} {Ends[i % Ends.Length]}";

    private static string Policy(string ladder, string? local = null, string keep = "store_content: false") => $$"""
        version: 1
        providers:
          {{(local is null ? string.Empty : "here: { protocol: local, folder: local }")}}
          recorded: { protocol: replay, recordings: [tickets.jsonl, explained.jsonl] }
        models:
          {{(local is null ? string.Empty : $"local: {{ provider: here, id: {local} }}")}}
          large: { provider: recorded, id: large-1, price: { input: 10, output: 20 } }
        default: { ladder: [{{ladder}}], {{keep}} }
        """;

    private static string Item(string id, string prompt, string? schema, string? reference)
    {
        string group = reference ?? "access";
        string text = schema == GroupAndWhy ? $$"""{"group":"{{group}}","why":"because"}""" : $$"""{"group":"{{group}}"}""";
        JsonObject item = new()
        {
            ["id"] = id,
            ["prompt"] = prompt,
            ["outputs"] = new JsonObject { ["large-1"] = new JsonObject { ["text"] = text, ["input_tokens"] = 100, ["output_tokens"] = 10 } },
        };
        if (schema is not null)
        {
            item["schema"] = JsonNode.Parse(schema);
        }

        if (reference is not null)
        {
            item["reference"] = reference;
        }

        return item.ToJsonString();
    }
}
