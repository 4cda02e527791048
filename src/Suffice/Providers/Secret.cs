using System.Diagnostics;

namespace Suffice.Providers;

/// <summary>A key that is used but never shown: printing, formatting or serialising it gives a mask.</summary>
[DebuggerDisplay("***")]
[System.Text.Json.Serialization.JsonConverter(typeof(SecretJsonConverter))]
public sealed class Secret(string value) : IEquatable<Secret>
{
    private readonly string value = value;

    /// <summary>Hands the value to the one place that sends it.</summary>
    /// <returns>The key itself.</returns>
    public string Reveal() => value;

    /// <inheritdoc/>
    public bool Equals(Secret? other) => other is not null && string.Equals(value, other.value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode() => value.GetHashCode(StringComparison.Ordinal);

    /// <summary>A mask, whatever the value.</summary>
    /// <returns>Three asterisks.</returns>
    public override string ToString() => "***";
}
