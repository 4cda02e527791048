using System.Net;
using System.Text.Json;
using Suffice.Watching.Demotions;

namespace Suffice.Gateway.Tests.Api;

/// <summary><c>GET /api/review</c>: the page that a person reads once a month, as JSON.</summary>
public sealed class ReviewApiTests(DeskGateway desk)
{
    [Fact]
    public async Task Review_TrafficOfThisMonth_IsCountedByTaskAndEscalation()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        foreach (string user in (string[])["My card burns", "My card burns", "Where is my parcel?"])
        {
            (await gateway.PostAsync("/v1/chat/completions", Desk.Chat(user))).Dispose();
        }

        await gateway.WrittenAsync();

        JsonElement review = await gateway.JsonAsync("/api/review");

        JsonElement task = Task(review, "triage");
        task.GetProperty("requests").GetInt64().ShouldBe(3);
        task.GetProperty("escalation").GetProperty("hits").GetInt64().ShouldBe(1);
        task.GetProperty("escalation").GetProperty("of").GetInt64().ShouldBe(3);
        task.GetProperty("ladder").EnumerateArray().Select(rung => rung.GetString()).ShouldBe(["small", "large"]);
        Task(review, "note").GetProperty("requests").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task Review_AMonth_CountsThatMonthAlone()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        (await gateway.PostAsync("/v1/chat/completions", Desk.Chat("My card burns"))).Dispose();
        await gateway.WrittenAsync();

        JsonElement review = await gateway.JsonAsync("/api/review?month=2020-02");

        review.GetProperty("from").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2020, 2, 1, 0, 0, 0, TimeSpan.Zero));
        review.GetProperty("to").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2020, 3, 1, 0, 0, 0, TimeSpan.Zero));
        Task(review, "triage").GetProperty("requests").GetInt64().ShouldBe(0);
    }

    [Theory]
    [InlineData("/api/review?month=november", "month")]
    [InlineData("/api/review?month=2026-13", "month")]
    [InlineData("/api/review?month=9999-12", "month")]
    [InlineData("/api/review?day=2026-11-01", "day")]
    public async Task Review_NoMonth_IsRefusedNamingTheParameter(string path, string parameter)
    {
        using HttpResponseMessage response = await desk.Gateway.Http.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("error").GetProperty("param").GetString().ShouldBe(parameter);
    }

    [Fact]
    public async Task Review_ADemotedTask_IsToldWithTheCommandThatSettlesIt()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        TrustFile.Beside(Path.Combine(gateway.Folder, "suffice-ledger", "ledger.db")).Demote(new Demotion("triage", "drift", "it answers otherwise", TimeProvider.System.GetUtcNow().AddDays(-8)));

        JsonElement review = await gateway.JsonAsync("/api/review");

        Task(review, "triage").GetProperty("demotion").GetProperty("why").GetString().ShouldBe("it answers otherwise");
        JsonElement todo = review.GetProperty("todo").EnumerateArray().Single(todo => todo.GetProperty("subject").GetString() == "triage" && todo.GetProperty("is_overdue").GetBoolean());
        todo.GetProperty("command").GetString().ShouldNotBeNull().ShouldContain("suffice");
    }

    private static JsonElement Task(JsonElement review, string name) =>
        review.GetProperty("tasks").EnumerateArray().Single(task => task.GetProperty("task").GetString() == name);
}
