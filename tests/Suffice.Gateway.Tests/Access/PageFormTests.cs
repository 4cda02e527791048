using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Chat;
using Suffice.Gateway.Access;
using Suffice.Gateway.Api;
using Suffice.Gateway.Pages;

namespace Suffice.Gateway.Tests.Access;

/// <summary>Forms are taken from pages of this gateway, shown to the same person, and from nobody else.</summary>
public sealed class PageFormTests : IAsyncLifetime
{
    private Signed signed = null!;

    public async ValueTask InitializeAsync() => signed = await Signed.StartAsync(Map);

    public ValueTask DisposeAsync() => signed.DisposeAsync();

    [Fact]
    public async Task AForm_OfAPageShownToThePerson_IsTaken()
    {
        using Browser browser = await signed.BrowserAsync(signed.Admin);

        (await PostAsync(browser, await browser.TokenAsync("/"))).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task AForm_WithoutItsTokenOrWithAnother_IsRefused()
    {
        using Browser browser = await signed.BrowserAsync(signed.Admin);
        using Browser another = await signed.BrowserAsync(signed.Viewer);
        using Browser again = await signed.BrowserAsync(signed.Admin);
        using Browser nobody = new(signed.Gateway);

        (await PostAsync(browser, null)).ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync(browser, "")).ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync(browser, "CfDJ8wrong")).ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync(browser, await another.TokenAsync("/"))).ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync(browser, await again.TokenAsync("/"))).ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync(browser, await nobody.TokenAsync())).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task AForm_WithATokenOfBeforeSigningIn_IsRefused()
    {
        using Browser browser = new(signed.Gateway);
        string before = await browser.TokenAsync();
        (await browser.SignInAsync(signed.Admin)).Dispose();

        (await PostAsync(browser, before)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task AForm_OfAnotherPersonWithTheirFormCookie_IsRefused()
    {
        using Browser browser = await signed.BrowserAsync(signed.Admin);
        using Browser attacker = await signed.BrowserAsync(signed.Viewer);
        string token = await attacker.TokenAsync("/");

        // What a page on a neighbouring name could do: put its own cookie into the browser.
        browser.Cookies.Add(attacker.Cookies.GetAllCookies()["suffice-form"]!);

        (await PostAsync(browser, token)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task AForm_OfNobody_IsRefusedAndNothingIsDone()
    {
        using Browser nobody = new(signed.Gateway);

        (await PostAsync(nobody, await nobody.TokenAsync())).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task AForm_OfALowerRole_IsRefused()
    {
        using Browser browser = await signed.BrowserAsync(signed.Viewer);

        using HttpResponseMessage refused = await browser.PostAsync("/test/decide", ("token", await browser.TokenAsync("/")));

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("needs the role admin");
    }

    [Fact]
    public async Task AForm_WithAKeyInAHeader_NeedsNoToken()
    {
        using Browser browser = new(signed.Gateway);

        using HttpResponseMessage done = await browser.SendAsync(HttpMethod.Post, "/test/decide", null, ("authorization", $"Bearer {signed.Admin}"));

        done.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task AForm_FromAnotherSite_IsRefused()
    {
        using Browser browser = await signed.BrowserAsync(signed.Admin);
        string token = await browser.TokenAsync("/");

        using HttpResponseMessage refused = await browser.SendAsync(
            HttpMethod.Post, "/test/decide", new FormUrlEncodedContent([new("token", token)]), ("Origin", "https://evil.example"));

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task AForm_LongerThanAnyIs_IsRefused()
    {
        using Browser browser = await signed.BrowserAsync(signed.Admin);

        using HttpResponseMessage refused = await PostLongAsync(browser, "/test/decide", ("token", await browser.TokenAsync("/")));

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/test/read")]
    [InlineData("/sign-in")]
    public async Task AForm_LongerThanAnyIs_IsRefusedWithAKeyInAHeaderToo(string path)
    {
        using Browser browser = new(signed.Gateway);

        using HttpResponseMessage refused = await PostLongAsync(browser, path, ("why", "because"), ("authorization", $"Bearer {signed.Admin}"));

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task OnAGatewayWithoutKeys_AFormNeedsItsTokenToo()
    {
        await using RunningGateway open = await RunningGateway.StartAsync(Desk.Policy, signed.Clock, Map);
        using Browser browser = new(open);

        HttpStatusCode without = await PostAsync(browser, null);
        HttpStatusCode with = await PostAsync(browser, await browser.TokenAsync("/test/form"));

        without.ShouldBe(HttpStatusCode.BadRequest);
        with.ShouldBe(HttpStatusCode.NoContent);
    }

    // The body waits until the gateway asks for it: a connection closed half-way through would hide the answer.
    private static Task<HttpResponseMessage> PostLongAsync(Browser browser, string path, (string Name, string Value) field, params (string Name, string Value)[] headers) => browser.SendAsync(
        HttpMethod.Post,
        path,
        new FormUrlEncodedContent([KeyValuePair.Create(field.Name, field.Value), new("more", new string('x', 2 * 1024 * 1024))]),
        [("expect", "100-continue"), .. headers]);

    private static async Task<HttpStatusCode> PostAsync(Browser browser, string? token)
    {
        using HttpResponseMessage response = await browser.PostAsync("/test/decide", token is null ? [] : [("token", token)]);

        return response.StatusCode;
    }

    private static void Map(WebApplication application)
    {
        PageFrames frames = application.Services.GetRequiredService<PageFrames>();
        application.Serve("GET", "/test/form", context => context.Response.WriteAsync($"<input name=\"token\" value=\"{frames.Of(context, "test", "Decide").Token}\">"))
            .Speaks("test", "Asks.").ForViewers().AsPage();
        application.Serve("POST", "/test/decide", DecideAsync).Speaks("test", "Decides.").AsPage();
        application.Serve("POST", "/test/read", context => PageForms.HandleAsync(context, _ => "/", _ => null, RefusedAsync)).Speaks("test", "Reads.").AsPage();
    }

    private static Task RefusedAsync(HttpContext context, ChatError why)
    {
        context.Response.StatusCode = why.Status;

        return Task.CompletedTask;
    }

    private static Task DecideAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;

        return Task.CompletedTask;
    }
}
