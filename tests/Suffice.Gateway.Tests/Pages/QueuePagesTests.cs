using System.Net;

namespace Suffice.Gateway.Tests.Pages;

/// <summary>The review queue as a person without script uses it.</summary>
public sealed class QueuePagesTests
{
    [Fact]
    public async Task Judge_FromTheNextTicketToTheDecision_IsBlindUntilRated()
    {
        await using RunningGateway gateway = await StartAsync();
        RatingWorker.Judge(gateway, "T-1");

        using HttpResponseMessage taken = await PageForm.SendAsync(gateway.Http, "/queue/qc?as=ada", "next");
        string blind = await taken.Content.ReadAsStringAsync();
        using HttpResponseMessage rated = await PageForm.SendAsync(gateway.Http, "/queue/qc?as=ada", "rate", ("decision", "fail"), ("rating.R-001", "2"), ("rating.R-002", "na"), ("note", "no number"));
        string told = await rated.Content.ReadAsStringAsync();
        using HttpResponseMessage decided = await PageForm.SendAsync(gateway.Http, "/queue/qc?as=ada", "correct");
        string done = await decided.Content.ReadAsStringAsync();

        taken.RequestMessage!.RequestUri!.PathAndQuery.ShouldBe("/queue/qc?as=ada");
        blind.ShouldContain("My parcel of T-1 is late");
        string all = taken.Headers + blind;
        all.ShouldNotContain("machines-own-words");
        all.ShouldNotContain("0.8125");
        told.ShouldContain("machines-own-words");
        told.ShouldContain("differ in 2 things");
        done.ShouldContain("Your verdict stands.");
        done.ShouldContain("Judged today");
        File.ReadAllText(Path.Combine(gateway.Folder, "tasks", "qc", "evals", "corrected.jsonl")).ShouldContain("\"decision\":\"fail\"");
    }

    [Fact]
    public async Task Rate_TicketOfAnother_IsAConflictThatSaysWhatToDo()
    {
        await using RunningGateway gateway = await StartAsync();
        RatingWorker.Judge(gateway, "T-1");
        RatingWorker.Judge(gateway, "T-2");
        await SendAsync(gateway, "/queue/qc?as=ada", "next");
        await SendAsync(gateway, "/queue/qc?as=ben", "next");

        using HttpResponseMessage refused = await PageForm.SendAsync(gateway.Http, "/queue/qc?as=ben", "rate", ("item", "Q-1"), ("decision", "fail"), ("note", "keep <this>"));
        string html = await refused.Content.ReadAsStringAsync();

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        html.ShouldContain("Q-1 is with ada until");
        html.ShouldContain("My parcel of T-2 is late");
        html.ShouldContain("keep &lt;this&gt;");
        html.ShouldNotContain("machines-own-words");
    }

    [Fact]
    public async Task Accept_BeforeRating_IsRefusedAndTellsNothing()
    {
        await using RunningGateway gateway = await StartAsync();
        RatingWorker.Judge(gateway, "T-1");
        await SendAsync(gateway, "/queue/qc?as=ada", "next");

        using HttpResponseMessage refused = await PageForm.SendAsync(gateway.Http, "/queue/qc?as=ada", "rate", ("rating.R-001", "9"));
        string html = await refused.Content.ReadAsStringAsync();

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        html.ShouldContain("R-001 is rated 1 to 5");
        html.ShouldNotContain("machines-own-words");
    }

    [Fact]
    public async Task Next_NothingForThisPerson_SaysSo()
    {
        await using RunningGateway gateway = await StartAsync();
        RatingWorker.Judge(gateway, "T-1");
        await SendAsync(gateway, "/queue/qc?as=ada", "next");

        using HttpResponseMessage none = await PageForm.SendAsync(gateway.Http, "/queue/qc?as=ben", "next");

        (await none.Content.ReadAsStringAsync()).ShouldContain("Nothing waits for you");
    }

    [Theory]
    [InlineData("/queue", "What waits, in the order in which it comes")]
    [InlineData("/queue?task=qc&kind=random&as=ada", "drawn at random")]
    [InlineData("/queue?task=&kind=", "Workers")]
    [InlineData("/queue?csv=workers", "qc,1,0,0,0,1,")]
    [InlineData("/queue/qc/agreement", "What is missing until they stand")]
    [InlineData("/queue/qc/agreement?csv=not_counted", "reviews")]
    public async Task Get_Page_Says(string path, string said)
    {
        await using RunningGateway gateway = await StartAsync();
        RatingWorker.Judge(gateway, "T-1");

        (await gateway.Http.GetStringAsync(path)).ShouldContain(said);
    }

    [Theory]
    [InlineData("/queue/qd", 404)]
    [InlineData("/queue?task=qd", 404)]
    [InlineData("/queue?kind=odd", 400)]
    [InlineData("/queue/qd/agreement", 404)]
    public async Task Get_WhatIsNotThere_IsTold(string path, int status)
    {
        await using RunningGateway gateway = await StartAsync();

        using HttpResponseMessage response = await gateway.Http.GetAsync(path);

        ((int)response.StatusCode).ShouldBe(status);
    }

    private static Task<RunningGateway> StartAsync() => RunningGateway.StartAsync(Desk.Policy, Desk.Recording, files: RatingWorker.Files);

    private static async Task SendAsync(RunningGateway gateway, string page, string action)
    {
        using HttpResponseMessage response = await PageForm.SendAsync(gateway.Http, page, action);

        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
    }
}
