using System.Net;

namespace Suffice.Gateway.Tests.Working;

/// <summary>A <c>work.db</c> that cannot be read is told as that, at every door.</summary>
public sealed class DamagedWorkTests
{
    [Theory]
    [InlineData("GET", "/api/verdicts", "")]
    [InlineData("GET", "/api/verdicts/vrd_1", "")]
    [InlineData("GET", "/api/patterns", "")]
    [InlineData("GET", "/api/queue", "")]
    [InlineData("POST", "/api/observations", """{"observations":[{"by":"qc","agent":"triage","code":"missing_detail","trace":"t-1"}]}""")]
    [InlineData("POST", "/v1/workers/groups", """{"id":"T-1","text":"words"}""")]
    public async Task Asked_WithADamagedFile_IsUnavailableAndSaysWhy(string method, string path, string body)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(
            Desk.Policy,
            Desk.Recording,
            null,
            ("tasks/groups/task.yaml", "ladder: [small]\nworker: { show: text }\n"),
            ("tasks/groups/output.schema.json", "{}"),
            ("suffice-ledger/work.db", new string('x', 8192)));
        using HttpRequestMessage request = new(new HttpMethod(method), path) { Content = body.Length == 0 ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json") };

        using HttpResponseMessage response = await gateway.Http.SendAsync(request, TestContext.Current.CancellationToken);
        string said = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, said);
        said.ShouldContain("work.db");
        said.ShouldContain("work_unavailable");
    }

    [Fact]
    public async Task Home_WithADamagedFile_TellsOfItBesideTheFiguresThatNeedItNot()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording, null, ("suffice-ledger/work.db", new string('x', 8192)));

        string home = await gateway.Http.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        home.ShouldContain("What did it cost?");
        home.ShouldContain("what workers and people said cannot be read");
    }
}
