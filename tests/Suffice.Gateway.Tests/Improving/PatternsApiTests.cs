using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Suffice.Agents.Observing;

namespace Suffice.Gateway.Tests.Improving;

/// <summary><c>/api/observations</c> and <c>/api/patterns</c>: agents outside say what they noted, admins read and decide.</summary>
public sealed class PatternsApiTests(DeskGateway desk)
{
    [Fact]
    public async Task Post_TheSameWeaknessOnThreeTickets_IsAPatternOfWhomItIsAbout()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        await PostAsync(gateway, "T-1", "T-2");
        (await gateway.JsonAsync("/api/patterns")).GetProperty("patterns").GetArrayLength().ShouldBe(0);

        JsonElement kept = await PostAsync(gateway, "T-2", "T-3");

        kept.GetProperty("taken").GetInt32().ShouldBe(2);
        kept.GetProperty("new").GetInt32().ShouldBe(1);
        JsonElement pattern = (await gateway.JsonAsync("/api/patterns?agent=triage")).GetProperty("patterns").EnumerateArray().Single();
        pattern.GetProperty("key").GetString().ShouldBe("v1:triage|missing_detail|order_id|");
        pattern.GetProperty("complained_by").EnumerateArray().Single().GetString().ShouldBe("qc");
        (await gateway.JsonAsync("/api/observations?limit=1")).GetProperty("observations").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Decide_SnoozeThenReopen_IsHowItStands()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        await PostAsync(gateway, "T-1", "T-2", "T-3");
        string id = new PatternKey("triage", "missing_detail", "order_id", "").Id();

        (await StateAsync(gateway, id, "snooze", """{"until":"2999-01-01","as":"ada"}""")).ShouldBe("snoozed");
        (await gateway.JsonAsync("/api/patterns")).GetProperty("patterns").GetArrayLength().ShouldBe(0);
        (await StateAsync(gateway, id, "reopen", "")).ShouldBe("open");
        (await StateAsync(gateway, id, "close", """{"reason":"not_useful"}""")).ShouldBe("not_useful");
    }

    [Theory]
    [InlineData("/api/observations", """{"observations":[]}""", "give 1 to 1000")]
    [InlineData("/api/observations", """{"observations":[{"agent":"triage"}]}""", "by: it is missing")]
    [InlineData("/api/observations", """{"observations":[{"agnt":"triage"}]}""", "the body is not what is asked for")]
    [InlineData("/api/observations", """{"observations":[null]}""", "observations[0]: it is null")]
    [InlineData("/api/observations", "[]", "the body is not what is asked for")]
    [InlineData("/api/observations", "null", "send an object")]
    [InlineData("/api/patterns/PT-0/reopen", "{}", "there is no pattern")]
    [InlineData("/api/patterns/PT-0/snooze", "{}", "until: it is missing")]
    [InlineData("/api/patterns/PT-0/close", """{"reason":"bored"}""", "reason: it must be resolved or not_useful")]
    public async Task Post_WhatCannotBe_IsRefusedInWords(string path, string body, string message)
    {
        using HttpResponseMessage response = await desk.Gateway.PostAsync(path, body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("error").GetProperty("message").GetString().ShouldNotBeNull().ShouldContain(message);
    }

    [Fact]
    public async Task Observations_WithoutAKey_AreNotTaken()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Guarded("observers"), Desk.Recording);

        using HttpResponseMessage without = await gateway.PostAsync("/api/observations", Body("T-1"));
        using HttpRequestMessage with = new(HttpMethod.Post, "/api/observations") { Content = new StringContent(Body("T-1")) };
        with.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "observers");
        using HttpResponseMessage taken = await gateway.Http.SendAsync(with);

        without.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        taken.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<JsonElement> PostAsync(RunningGateway gateway, params string[] tickets)
    {
        using HttpResponseMessage response = await gateway.PostAsync("/api/observations", Body(tickets));
        string body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, body);

        return JsonDocument.Parse(body).RootElement;
    }

    private static string Body(params string[] tickets) => JsonSerializer.Serialize(new
    {
        observations = tickets.Select(ticket => new { by = "qc", agent = "triage", code = "missing_detail", field = "order_id", ticket, trace = $"tr-{ticket}" }),
    });

    private static async Task<string?> StateAsync(RunningGateway gateway, string id, string what, string body)
    {
        using HttpResponseMessage response = await gateway.PostAsync($"/api/patterns/{id}/{what}", body);

        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("state").GetString();
    }
}
