using System.Net;
using System.Text.Json;

namespace Suffice.Gateway.Tests.Pages;

/// <summary>Pipelines: what a run costs, step by step.</summary>
public sealed class PipelinesPagesTests
{
    private const string Flow = """
        version: 1
        why: from a message to its label
        input: { message: text }
        steps:
          triage: { task: triage, system: You are the triage desk., prompt: "{{ input.message }}" }
          picture: { external: image-generation, price: 0.025, unit: image, times: 2, stand_in: "picture {{ index }}" }
        """;

    private const string Plan = """
        version: 1
        name: flow
        run: message
        steps:
          triage: { before: 0.0012, after: 0.0001 }
        """;

    [Fact]
    public async Task Pages_AfterRuns_SayWhatTheBillSays()
    {
        await using RunningGateway gateway = await StartAsync();
        await RunAsync(gateway, "My card burns", 200);
        await RunAsync(gateway, "Where is my parcel?", 200);
        await RunAsync(gateway, "Hm.", 422);
        await gateway.WrittenAsync();

        JsonElement bill = (await gateway.JsonAsync("/api/bill?pipeline=flow")).GetProperty("per_run");
        JsonElement line = (await gateway.JsonAsync("/api/pipelines")).GetProperty("pipelines")[0].GetProperty("bill");
        JsonElement one = (await gateway.JsonAsync("/api/pipelines/flow")).GetProperty("bill");
        string list = await gateway.Http.GetStringAsync("/pipelines");
        string page = await gateway.Http.GetStringAsync("/pipelines/flow");
        string csv = await gateway.Http.GetStringAsync("/pipelines/flow?csv=steps");

        line.GetProperty("per_run").GetRawText().ShouldBe(bill.GetRawText());
        one.GetProperty("per_run").GetRawText().ShouldBe(bill.GetRawText());
        string after = bill.GetProperty("after").GetProperty("low").GetRawText();
        list.ShouldContain($"<data value=\"{after}\"");
        page.ShouldContain($"<data value=\"{after}\"");
        page.ShouldContain("href=\"/requests?run=");
        page.ShouldContain("from a message to its label");
        csv.ShouldContain("\r\npicture,");
    }

    [Fact]
    public async Task Page_WithAPlan_SetsItBesideWhatWasSeen()
    {
        await using RunningGateway gateway = await StartAsync(("plans/flow.yaml", Plan));
        await RunAsync(gateway, "My card burns", 200);
        await gateway.WrittenAsync();

        string page = await gateway.Http.GetStringAsync("/pipelines/flow");

        page.ShouldContain("Planned beside seen");
        page.ShouldContain("and in no plan");
    }

    [Fact]
    public async Task Page_PlanWithAMistake_SaysWhich()
    {
        await using RunningGateway gateway = await StartAsync(("plans/flow.yaml", "version: 1\nname: flow\nstep: {}\n"));
        await RunAsync(gateway, "My card burns", 200);
        await gateway.WrittenAsync();

        string page = await gateway.Http.GetStringAsync("/pipelines/flow");

        page.ShouldContain("The plan has a mistake");
        page.ShouldContain("What a run costs, step by step");
    }

    [Fact]
    public async Task Pages_WithoutARun_SayWhatToDo()
    {
        await using RunningGateway gateway = await StartAsync();

        (await gateway.Http.GetStringAsync("/pipelines")).ShouldContain("no run");
        (await gateway.Http.GetStringAsync("/pipelines/flow")).ShouldContain("suffice run flow");
    }

    [Theory]
    [InlineData("/pipelines/flaw")]
    [InlineData("/pipelines/..%2Fflow")]
    [InlineData("/api/pipelines/flaw")]
    public async Task Get_WhatIsNotThere_Is404(string path)
    {
        await using RunningGateway gateway = await StartAsync();

        using HttpResponseMessage response = await gateway.Http.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<RunningGateway> StartAsync(params (string, string)[] files) => RunningGateway.StartAsync(Desk.Policy, Desk.Recording, Flow, files);

    private static async Task RunAsync(RunningGateway gateway, string message, int status)
    {
        using HttpResponseMessage response = await gateway.PostAsync("/v1/pipelines/flow", JsonSerializer.Serialize(new { input = new { message } }));

        ((int)response.StatusCode).ShouldBe(status);
    }
}
