using System.Text.Json;
using Suffice.Files;

namespace Suffice.Cli.Output;

/// <summary>How every command writes JSON for machines: one object, in the form that the management API has too.</summary>
internal static class Json
{
    /// <summary>Writes an object to standard output.</summary>
    /// <param name="value">The object.</param>
    public static void Write(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, MachineJson.Indented));
}
