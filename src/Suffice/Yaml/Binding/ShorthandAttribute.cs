namespace Suffice.Yaml.Binding;

/// <summary>Marks the property of an options record that a bare value sets, so that <c>json_schema: path.json</c> means
/// <c>json_schema: { path: path.json }</c>.</summary>
/// <remarks>The value may be a scalar or a list, whatever the property takes. A record has at most one.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ShorthandAttribute : Attribute
{
    /// <summary>True when the property has no key of its own: only the bare form sets it.</summary>
    public bool BareOnly { get; init; }
}
