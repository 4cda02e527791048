using System.Net;
using System.Text.Json;

namespace Suffice.Gateway.Tests.Pages;

/// <summary>The pages of models, policies, calibrations and audits over HTTP.</summary>
public sealed class ProofPagesTests
{
    private const string Secret = "sk-very-secret-0123456789";

    [Fact]
    public async Task Models_AfterACall_SayWhatTheBillSays()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        using HttpResponseMessage answer = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("Where is my parcel?"));
        answer.EnsureSuccessStatusCode();
        await gateway.WrittenAsync();

        string page = await gateway.Http.GetStringAsync("/models");
        JsonElement models = (await gateway.JsonAsync("/api/drift")).GetProperty("models");
        JsonElement bill = (await gateway.JsonAsync("/api/bill")).GetProperty("total");

        decimal[] spent = [.. models.EnumerateArray().Where(model => model.GetProperty("spend").ValueKind != JsonValueKind.Null).Select(model => model.GetProperty("spend").GetProperty("known_cost_usd").GetDecimal())];
        spent.Length.ShouldBe(2);
        spent.Sum().ShouldBe(bill.GetProperty("known_cost_usd").GetDecimal());
        page.ShouldContain($"<data value=\"{JsonSerializer.Serialize(spent[0])}\">");
        (await gateway.Http.GetStringAsync("/models/large")).ShouldContain("no breaker has watched a call to it");
    }

    [Theory]
    [InlineData("/policy")]
    [InlineData("/policy?find=secret")]
    [InlineData("/api/policy/history")]
    [InlineData("/policy/VERSION")]
    [InlineData("/api/policy/history/VERSION")]
    [InlineData("/policy?csv=values")]
    [InlineData("/models")]
    public async Task APage_OfAPolicyWithKeys_NamesWhereTheyAreKeptAndNeverThem(string path)
    {
        Environment.SetEnvironmentVariable("SUFFICE_TEST_PAGES_SECRET", Secret);
        await using RunningGateway gateway = await RunningGateway.StartAsync(
            Desk.Policy.Replace("providers:", "providers:\n  away: { protocol: openai, base_url: http://localhost:1, api_key: env:SUFFICE_TEST_PAGES_SECRET }", StringComparison.Ordinal)
                .Replace("tasks:", "  far: { provider: away, id: far-1, price: { input: 1, output: 1 } }\ntasks:", StringComparison.Ordinal), Desk.Recording);
        string version = (await gateway.JsonAsync("/api/policy")).GetProperty("version").GetString()!;

        string shown = await gateway.Http.GetStringAsync(path.Replace("VERSION", version, StringComparison.Ordinal));

        shown.ShouldNotContain(Secret);
        shown.ShouldNotContain("very-secret");
    }

    [Fact]
    public async Task Policy_InForce_IsEveryValueWithItsOriginAndItsVersionLeadsToItself()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        string version = (await gateway.JsonAsync("/api/policy")).GetProperty("version").GetString()!;

        string page = await gateway.Http.GetStringAsync("/policy?find=tasks.triage.why");

        page.ShouldContain("one of two labels");
        page.ShouldContain("suffice.yaml:");
        page.ShouldContain($"href=\"/policy/{version}\"");
        (await gateway.Http.GetStringAsync($"/policy/{version}")).ShouldContain("in force");
    }

    [Theory]
    [InlineData("/models/nobody", "/models")]
    [InlineData("/policy/nothing", "/policy")]
    [InlineData("/calibrations/triage", "/calibrations")]
    [InlineData("/audits/none", "/audits")]
    public async Task APage_OfWhatIsNotThere_SaysWhereToLook(string path, string look)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        using HttpResponseMessage answer = await gateway.Http.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"{look} lists those");
    }

    [Theory]
    [InlineData("/audits", "suffice audit LOGS --keep")]
    [InlineData("/calibrations", "suffice calibrate triage --risk 0.03")]
    public async Task APage_WithNothingYet_SaysWhatToDo(string path, string command)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        (await gateway.Http.GetStringAsync(path)).ShouldContain(command);
    }
}
