using System.Net;
using System.Text.Json;

namespace Suffice.Gateway.Tests.Working;

/// <summary><c>/v1/workers/{task}</c> and <c>/api/verdicts</c>: a worker that labels, on recorded answers.</summary>
public sealed class WorkersEndpointTests
{
    private const string Policy = """
        version: 1
        providers: { recorded: { protocol: replay, recordings: [recording.jsonl] } }
        models:
          small: { provider: recorded, id: small-1, price: { input: 1, output: 2 } }
          large: { provider: recorded, id: large-1, price: { input: 10, output: 20 } }
        tasks:
          triage: { ladder: [small] }
        """;

    private const string Schema = """{"type":"object","properties":{"team":{"type":"string","enum":["access","devices"]}},"required":["team"],"additionalProperties":false}""";

    private static readonly string Recording = string.Join('\n', [Line("My card burns", """{"team":"devices"}""", """{"team":"devices"}"""), Line("I cannot log in", "who knows", """{"team":"access"}"""), Line("Hm", "x", "y")]) + "\n";

    [Fact]
    public async Task Post_Tickets_AreJudgedEachOnce()
    {
        await using RunningGateway gateway = await StartAsync();
        const string Body = """{"tickets":[{"id":"T-1","text":"My card burns"},{"id":"T-2","text":"I cannot log in"},{"id":"T-3","text":"my lawyer"}]}""";

        using HttpResponseMessage response = await gateway.PostAsync("/v1/workers/groups", Body);
        JsonElement answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        using HttpResponseMessage again = await gateway.PostAsync("/v1/workers/groups", Body);
        JsonElement second = JsonDocument.Parse(await again.Content.ReadAsStringAsync()).RootElement;

        response.StatusCode.ShouldBe(HttpStatusCode.OK, answer.GetRawText());
        JsonElement[] verdicts = [.. answer.GetProperty("verdicts").EnumerateArray()];
        verdicts.Select(verdict => verdict.GetProperty("machine").GetProperty("decision").GetString()).ShouldBe(["pass", "pass", "escalate"]);
        verdicts[1].GetProperty("machine").GetProperty("fields").GetProperty("team").GetString().ShouldBe("access");
        verdicts[1].GetProperty("path").GetString().ShouldBe("small>large");
        verdicts.ShouldAllBe(verdict => verdict.GetProperty("final").ValueKind == JsonValueKind.Null);
        second.GetProperty("report").GetProperty("earlier").GetInt32().ShouldBe(3);
        second.GetProperty("verdicts").GetRawText().ShouldBe(answer.GetProperty("verdicts").GetRawText());
        (await gateway.StopAndReadAsync()).Count(row => row is { Endpoint: "work", Task: "groups" }).ShouldBe(2);
    }

    [Fact]
    public async Task Verdicts_Listed_CanBeNarrowedAndLookedAt()
    {
        await using RunningGateway gateway = await StartAsync();
        using HttpResponseMessage response = await gateway.PostAsync("/v1/workers/groups", """[{"id":"T-1","text":"My card burns"},{"id":"T-3","text":"my lawyer"}]""");

        JsonElement escalated = (await gateway.JsonAsync("/api/verdicts?decision=escalate")).GetProperty("verdicts").EnumerateArray().Single();
        JsonElement whole = await gateway.JsonAsync($"/api/verdicts/{escalated.GetProperty("id").GetString()}");

        escalated.GetProperty("ticket_id").GetString().ShouldBe("T-3");
        whole.GetProperty("ticket").GetProperty("messages")[0].GetProperty("text").GetString().ShouldBe("my lawyer");
        (await gateway.JsonAsync("/api/verdicts?ticket=T-1")).GetProperty("verdicts").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Post_WhatNoModelAnswers_IsForAPerson()
    {
        await using RunningGateway gateway = await StartAsync();

        using HttpResponseMessage response = await gateway.PostAsync("/v1/workers/groups", """{"id":"T-9","text":"Hm"}""");
        JsonElement answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

        response.StatusCode.ShouldBe(HttpStatusCode.OK, answer.GetRawText());
        answer.GetProperty("verdicts")[0].GetProperty("machine").GetProperty("escalation")[0].GetProperty("by").GetString().ShouldBe("gate");
    }

    [Fact]
    public async Task Post_ATicketThatWasNeverRecorded_IsAFailureAndNoVerdict()
    {
        await using RunningGateway gateway = await StartAsync();

        using HttpResponseMessage response = await gateway.PostAsync("/v1/workers/groups", """{"id":"T-9","text":"Nobody recorded this"}""");
        JsonElement answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

        response.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        answer.GetProperty("verdicts")[0].GetProperty("failure").GetString().ShouldNotBeNullOrEmpty();
        (await gateway.JsonAsync("/api/verdicts")).GetProperty("verdicts").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("/v1/workers/grups", "{}", 404, "the policy has no worker 'grups'; it has groups")]
    [InlineData("/v1/workers/triage", "{}", 404, "the policy has no worker 'triage'")]
    [InlineData("/v1/workers/groups", "{", 400, "the body is no JSON (line 1)")]
    [InlineData("/v1/workers/groups", "7", 400, "send a ticket, a list of tickets")]
    [InlineData("/v1/workers/groups", "[]", 400, "there are 0; send 1 to 1000")]
    [InlineData("/v1/workers/groups", """{"id":"T-1"}""", 400, "tickets:")]
    [InlineData("/v1/workers/groups", """[{"id":"T-1","text":"a"},{"id":"T-1","text":"b"}]""", 400, "tickets[1]")]
    public async Task Post_WhatCannotBe_IsRefusedInWords(string path, string body, int status, string told)
    {
        await using RunningGateway gateway = await StartAsync();

        using HttpResponseMessage response = await gateway.PostAsync(path, body);

        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldContain(told);
    }

    [Fact]
    public async Task Post_AWorkerWhoseFilesHaveMistakes_IsToldAndWorksOnceTheyAreMended()
    {
        await using RunningGateway gateway = await StartAsync();
        string path = Path.Combine(gateway.Folder, "tasks/groups/escalation.md");
        string right = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(path, "## S-001 not here\n", TestContext.Current.CancellationToken);

        using HttpResponseMessage broken = await gateway.PostAsync("/v1/workers/groups", """{"id":"T-1","text":"My card burns"}""");
        await File.WriteAllTextAsync(path, right + "\n", TestContext.Current.CancellationToken);
        using HttpResponseMessage mended = await gateway.PostAsync("/v1/workers/groups", """{"id":"T-1","text":"My card burns"}""");

        broken.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await broken.Content.ReadAsStringAsync()).ShouldContain("no id of escalation.md");
        mended.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<RunningGateway> StartAsync() => RunningGateway.StartAsync(
        Policy,
        Recording,
        null,
        ("tasks/groups/task.yaml", "ladder: [small, large]\ngate: [json_schema]\nworker: { show: text }\n"),
        ("tasks/groups/escalation.md", "## E-001 A lawyer\n```yaml\nwhen: { text_contains: [lawyer] }\n```\n"),
        ("tasks/groups/output.schema.json", Schema));

    private static string Line(string text, string small, string large) => JsonSerializer.Serialize(new
    {
        id = text,
        prompt = text,
        schema = JsonDocument.Parse(Schema).RootElement,
        outputs = new Dictionary<string, object> { ["small-1"] = Output(small), ["large-1"] = Output(large) },
    });

    private static object Output(string text) => new { text, input_tokens = 100, output_tokens = 10 };
}
