using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Suffice.Yaml.Binding;

/// <summary>The forms of texts, patterns, addresses and references to keys.</summary>
internal static partial class TextForms
{
    public static ScalarForm Text { get; } = new(
        "a text",
        "a text",
        text => new(text),
        value => (string)value,
        () => new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") });

    public static ScalarForm Pattern { get; } = new(
        "a pattern",
        "a .NET regular expression without look-around and back-references, in single quotes",
        ReadPattern,
        value => value.ToString()!,
        () => new JsonObject { ["type"] = "string", ["format"] = "regex" });

    public static ScalarForm Url { get; } = new(
        "a URL",
        "a URL with http:// or https:// and no user, password or key in it, such as https://api.example.com/v1",
        text => new(ReadUrl(text)),
        value => ((Uri)value).OriginalString,
        () => new JsonObject { ["type"] = "string", ["pattern"] = "^https?://" })
    {
        // A URL may carry a password.
        Secret = true,
    };

    public static ScalarForm SecretReference { get; } = new(
        "a reference to a key (the value is not shown)",
        Binding.SecretReference.Right,
        text => new(Binding.SecretReference.Read(text)),
        value => value.ToString()!,
        () => new JsonObject { ["type"] = "string", ["pattern"] = "^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+)$" })
    {
        Secret = true,
    };

    private static Reading ReadPattern(string text)
    {
        try
        {
            return new(new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
        }
        catch (RegexParseException broken)
        {
            return new(null, $"at character {broken.Offset}: {broken.Error}");
        }
        catch (NotSupportedException)
        {
            return new(null, "it needs backtracking, or is too large to match in linear time");
        }
    }

    private static Uri? ReadUrl(string text) =>
        (text.StartsWith("http://", StringComparison.Ordinal) || text.StartsWith("https://", StringComparison.Ordinal))
        && !text.AsSpan().ContainsAny(' ', '\n')
        && Uri.TryCreate(text, UriKind.Absolute, out Uri? url)
        && url.UserInfo.Length == 0
        && url.Host.Length > 0
        && !BearsKey(url.Query)
            ? url
            : null;

    /// <summary>Addresses stand in exceptions and in the logs of every proxy on the way; keys travel in headers.</summary>
    private static bool BearsKey(string query) => query.Length > 0 && (KeyName.IsMatch(query) || Shown.WithoutKeys(query) != query);

    [GeneratedRegex("[?&]((x-)?(api|subscription|access)?[-_]?key|(access|auth)?[-_]?token|secret|password|sig|signature)=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex KeyName { get; }
}
