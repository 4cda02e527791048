namespace Suffice.Schemas;

/// <summary>One way in which a value breaks its schema.</summary>
/// <param name="InstancePath">Where in the value, as JSONPath: <c>$.slots[3].category</c>.</param>
/// <param name="SchemaPath">The keyword that is broken, as JSON pointer: <c>#/properties/slots/items/enum</c>.</param>
/// <param name="Keyword">The keyword's name; <c>json</c> when the text is not JSON.</param>
/// <param name="Message">A sentence that names the place and the problem, fit to be shown to a model.</param>
public sealed record SchemaViolation(string InstancePath, string SchemaPath, string Keyword, string Message)
{
    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
