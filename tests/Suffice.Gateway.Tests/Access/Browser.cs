using System.Net;
using System.Text.RegularExpressions;

namespace Suffice.Gateway.Tests.Access;

/// <summary>A person's browser, as far as signing in goes: it keeps cookies, follows nothing by itself, and sends forms with what the page put into them.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient http;

    public Browser(RunningGateway gateway) => http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies })
    {
        BaseAddress = gateway.Http.BaseAddress,
    };

    public CookieContainer Cookies { get; } = new();

    public string? Session => Cookies.GetCookies(http.BaseAddress!)["suffice"]?.Value;

    /// <summary>Puts a session's cookie in the place of its own.</summary>
    public void Take(string session) => Cookies.Add(http.BaseAddress!, new Cookie("suffice", session));

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    /// <summary>Opens what goes on for long, and reads as it comes.</summary>
    public async Task<StreamReader> FollowAsync(string path) => new(await http.GetStreamAsync(path));

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using HttpResponseMessage response = await GetAsync(path);

        return response.StatusCode;
    }

    /// <summary>What the forms of a page carry.</summary>
    public async Task<string> TokenAsync(string path = "/sign-in")
    {
        using HttpResponseMessage response = await GetAsync(path);

        return Token().Match(await response.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public async Task<HttpResponseMessage> SignInAsync(string key, string to = "/") =>
        await PostAsync("/sign-in", ("token", await TokenAsync()), ("key", key), ("to", to));

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, path) { Content = content };
        foreach ((string name, string value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await http.SendAsync(request);
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
