using System.Text.Json;

namespace Suffice.Gateway.Tests;

/// <summary>Reads what a gateway answered.</summary>
internal static class Answered
{
    /// <summary>The body, which must be JSON.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) => JsonElement.Parse(await response.Content.ReadAsStringAsync());

    /// <summary>The error in the body, which must be one.</summary>
    public static async Task<JsonElement> ErrorAsync(this HttpResponseMessage response) => (await response.JsonAsync()).GetProperty("error");

    /// <summary>A header's only value; <see langword="null"/> when it is not there.</summary>
    public static string? Header(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.Single() : null;
}
