using System.Text;
using System.Text.Json;

namespace Suffice.Providers.Failures;

/// <summary>Takes a provider's key out of what the provider or the network says, before anybody else sees it.</summary>
/// <param name="secret">The key; <see langword="null"/> when the provider needs none.</param>
internal readonly struct SecretMask(Secret? secret)
{
    private const string Mask = "***";

    /// <summary>Shorter ones are stand-ins for servers without keys (<c>x</c>, <c>ollama</c>), which occur in ordinary words.</summary>
    private const int ShortestSecret = 8;

    private readonly string? value = secret?.Reveal() is { Length: >= ShortestSecret } key ? key : null;

    public string Apply(string text) => value is null
        ? text
        : text.Replace(value, Mask, StringComparison.Ordinal).Replace(Escaped(value), Mask, StringComparison.Ordinal);

    public ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> text)
    {
        if (value is null || (!Holds(text, value) && !Holds(text, Escaped(value))))
        {
            return text;
        }

        return Encoding.UTF8.GetBytes(Apply(Encoding.UTF8.GetString(text.Span)));
    }

    private static bool Holds(ReadOnlyMemory<byte> text, string part) =>
        text.Span.IndexOf(Encoding.UTF8.GetBytes(part)) >= 0;

    /// <summary>The key as JSON writes it.</summary>
    private static string Escaped(string key) => JsonEncodedText.Encode(key).Value;
}
