namespace Suffice.Cli.Demo;

/// <summary>One call of a demo and what came back.</summary>
/// <param name="Id">The recorded item's id.</param>
/// <param name="Status">The HTTP status; 0 when the gateway could not be reached.</param>
/// <param name="Headers">The gateway's own headers.</param>
internal sealed record DemoCall(string Id, int Status, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Reads one of the gateway's headers.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its value; empty when absent.</returns>
    public string this[string name] => Headers.GetValueOrDefault(name, string.Empty);
}
