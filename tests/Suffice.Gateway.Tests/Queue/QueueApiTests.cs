using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Suffice.Gateway.Tests.Queue;

/// <summary><c>/api/queue</c> and <c>/api/agreement</c>: people judge what workers judged, and are told the machine's verdict afterwards.</summary>
public sealed class QueueApiTests
{
    [Fact]
    public async Task Next_BlindTicket_HoldsNothingOfTheMachineInBodyOrHeaders()
    {
        await using RunningGateway gateway = await StartAsync();
        LabellingWorker.Judge(gateway, "T-1", "delivery");

        using HttpResponseMessage list = await gateway.Http.GetAsync("/api/queue?task=desk");
        using HttpResponseMessage next = await gateway.PostAsync("/api/queue/next", """{"task":"desk","as":"ada"}""");

        foreach (HttpResponseMessage response in (HttpResponseMessage[])[list, next])
        {
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            string all = response.Headers + await response.Content.ReadAsStringAsync();
            all.ShouldNotContain("machines-own-words");
            all.ShouldNotContain("\"decision\"");
        }

        JsonElement ticket = JsonDocument.Parse(await next.Content.ReadAsStringAsync()).RootElement.GetProperty("next");
        ticket.GetProperty("labels").GetProperty("category").EnumerateArray().Select(label => label.GetString()).ShouldBe(["billing", "delivery"]);
        ticket.GetProperty("machine").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Rate_ThenCorrect_TellsTheMachinesVerdictAndDecides()
    {
        await using RunningGateway gateway = await StartAsync();
        LabellingWorker.Judge(gateway, "T-1", "delivery");
        (await SayAsync(gateway, "/api/queue/next", """{"task":"desk","as":"ada","minutes":5}""")).GetProperty("next").GetProperty("id").GetString().ShouldBe("Q-1");

        JsonElement kept = await SayAsync(gateway, "/api/queue/Q-1/rate", """{"as":"ada","labels":{"category":"billing"},"note":"a bill"}""");
        JsonElement settled = await SayAsync(gateway, "/api/queue/Q-1/correct", """{"as":"ada"}""");

        kept.GetProperty("is_blind").GetBoolean().ShouldBeTrue();
        kept.GetProperty("machine").GetProperty("labels").GetProperty("category").GetString().ShouldBe("delivery");
        kept.GetProperty("apart").EnumerateArray().Single().GetString().ShouldBe("category: you billing, the machine delivery");
        settled.GetProperty("final").GetString().ShouldBe("pass");
        File.ReadAllText(settled.GetProperty("eval").GetString()!).ShouldContain("\"category\":\"billing\"");
        JsonElement agreement = await gateway.JsonAsync("/api/agreement/desk");
        agreement.GetProperty("judged").GetInt32().ShouldBe(1);
        agreement.GetProperty("standing").GetProperty("mode").GetString().ShouldBe("advice");
    }

    [Fact]
    public async Task Dispute_AnotherPersonHasIt()
    {
        await using RunningGateway gateway = await StartAsync();
        LabellingWorker.Judge(gateway, "T-1", "delivery");
        await SayAsync(gateway, "/api/queue/next", """{"task":"desk","as":"ada"}""");
        await SayAsync(gateway, "/api/queue/1/rate", """{"as":"ada","labels":{"category":"billing"}}""");

        (await SayAsync(gateway, "/api/queue/1/dispute", """{"as":"ada","why":"it is both"}""")).GetProperty("state").GetString().ShouldBe("disputed");

        using HttpResponseMessage again = await gateway.PostAsync("/api/queue/1/accept", """{"as":"ada"}""");
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await gateway.JsonAsync("/api/queue?kind=dispute")).GetProperty("total").GetInt32().ShouldBe(1);
        (await SayAsync(gateway, "/api/queue/next", """{"task":"desk","as":"ada"}""")).GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        (await SayAsync(gateway, "/api/queue/next", """{"task":"desk","as":"ben"}""")).GetProperty("next").GetProperty("id").GetString().ShouldBe("Q-1");
    }

    [Theory]
    [InlineData("/api/queue/next", "{}", 400, "task: it is missing")]
    [InlineData("/api/queue/next", """{"task":"desk"}""", 400, "as: it is missing")]
    [InlineData("/api/queue/next", """{"task":"desk","as":"<script>"}""", 400, "is no name of a person")]
    [InlineData("/api/queue/next", """{"task":"dusk","as":"ada"}""", 404, "the policy has no worker \"dusk\"; did you mean 'desk'")]
    [InlineData("/api/queue/next", """{"task":"desk","as":"ada","minutes":0}""", 400, "minutes: 0 is not from 1 to 10080")]
    [InlineData("/api/queue/next", """{"task":"desk","as":"ada","kind":"odd"}""", 400, "kind: \"odd\" is none; send random")]
    [InlineData("/api/queue/next", """{"tsk":"desk"}""", 400, "the body is not what is asked for")]
    [InlineData("/api/queue/Q-1/rate", """{"as":"ada","decision":"good"}""", 400, "decision: \"good\" is none; send pass, fail, escalate")]
    [InlineData("/api/queue/Q-1/rate", """{"as":"ada","decision":1}""", 400, "$.decision")]
    [InlineData("/api/queue/Q-1/rate", """{"as":"ada","labels":{"category":"gifts"}}""", 400, "category cannot be \"gifts\"")]
    [InlineData("/api/queue/Q-1/rate", """{"as":"ada","ratings":{"R-001":2}}""", 400, "has no criterion \"R-001\"")]
    [InlineData("/api/queue/Q-1/accept", """{"as":"ada"}""", 409, "rate it first")]
    [InlineData("/api/queue/Q-1/dispute", """{"as":"ada"}""", 400, "say why")]
    [InlineData("/api/queue/Q-7/accept", """{"as":"ada"}""", 404, "has no item Q-7")]
    [InlineData("/api/queue/odd/accept", """{"as":"ada"}""", 404, "is no item of the queue")]
    public async Task Post_WhatCannotBe_IsRefusedInWords(string path, string body, int status, string said)
    {
        await using RunningGateway gateway = await StartAsync();
        LabellingWorker.Judge(gateway, "T-1", "delivery");
        await gateway.JsonAsync("/api/queue");

        using HttpResponseMessage response = await gateway.PostAsync(path, body);

        ((int)response.StatusCode).ShouldBe(status);
        MessageOf(await response.Content.ReadAsStringAsync()).ShouldContain(said);
    }

    [Theory]
    [InlineData("/api/queue?kind=odd", 400, "kind: \"odd\" is none of random, exception, disagreement, dispute")]
    [InlineData("/api/queue?limit=0", 400, "limit: ")]
    [InlineData("/api/queue?task=dusk", 404, "the policy has no worker")]
    [InlineData("/api/agreement/dusk", 404, "the policy has no worker")]
    public async Task Get_WhatCannotBe_IsRefusedInWords(string path, int status, string said)
    {
        await using RunningGateway gateway = await StartAsync();

        using HttpResponseMessage response = await gateway.Http.GetAsync(path);

        ((int)response.StatusCode).ShouldBe(status);
        MessageOf(await response.Content.ReadAsStringAsync()).ShouldContain(said);
    }

    [Fact]
    public async Task List_Pages_FollowEachOther()
    {
        await using RunningGateway gateway = await StartAsync();
        foreach (int number in Enumerable.Range(1, 5))
        {
            LabellingWorker.Judge(gateway, $"T-{number}", "delivery");
        }

        JsonElement page = await gateway.JsonAsync("/api/queue?limit=2&offset=2");

        page.GetProperty("total").GetInt32().ShouldBe(5);
        page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("ticket").GetString()).ShouldBe(["T-3", "T-4"]);
        page.GetProperty("waiting").GetProperty("random").GetInt32().ShouldBe(5);
    }

    [Fact]
    public async Task Judged_EnoughInAgreement_WorkerActsOverHttp()
    {
        await using RunningGateway gateway = await StartAsync();
        foreach (int number in Enumerable.Range(1, 200))
        {
            string label = number % 2 == 0 ? "billing" : "delivery";
            LabellingWorker.Judge(gateway, $"T-{number}", label);
            await SayAsync(gateway, "/api/queue/next", """{"task":"desk","as":"ada"}""");
            await SayAsync(gateway, $"/api/queue/{number}/rate", $$"""{"as":"ada","labels":{"category":"{{label}}"} }""");
        }

        JsonElement standing = (await gateway.JsonAsync("/api/agreement/desk")).GetProperty("standing");

        standing.GetProperty("is_acting").GetBoolean().ShouldBeTrue();
        standing.GetProperty("about").GetString().ShouldBe("category");
    }

    [Fact]
    public async Task Queue_WithACallersKey_IsClosed()
    {
        using CallersKeys keys = new();
        string callersKey = await keys.CreateAsync("ada");
        await using RunningGateway gateway = await StartAsync(Desk.Guarded("queue-keepers", $", keys_file: \"{keys.File}\""));
        gateway.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", callersKey);

        (await gateway.Http.GetAsync("/api/queue")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await gateway.PostAsync("/api/queue/next", """{"task":"desk"}""")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task<RunningGateway> StartAsync(string policy = Desk.Policy) => RunningGateway.StartAsync(policy, Desk.Recording, null, LabellingWorker.Files);

    private static async Task<JsonElement> SayAsync(RunningGateway gateway, string path, string body)
    {
        using HttpResponseMessage response = await gateway.PostAsync(path, body);
        string answer = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, answer);

        return JsonDocument.Parse(answer).RootElement;
    }

    private static string MessageOf(string body) => JsonDocument.Parse(body).RootElement.GetProperty("error").GetProperty("message").GetString()!;
}
