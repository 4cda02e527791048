namespace Suffice.Policy.Entries;

/// <summary>Marks the key whose values are checks of a gate, which the binder leaves to the gate's own reading.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class GateItemsAttribute : Attribute;
