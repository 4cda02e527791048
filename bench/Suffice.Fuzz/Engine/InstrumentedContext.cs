using System.Reflection;
using System.Runtime.Loader;
using System.Security.Cryptography;

namespace Suffice.Fuzz.Engine;

/// <summary>Runs this program a second time in the same process, against copies of the assemblies under test that report their edges.</summary>
/// <remarks>The assemblies in the build's own output stay as they are; the copies lie under <c>artifacts/fuzz</c>, by what they were made of.</remarks>
/// <param name="folder">Where the copies lie.</param>
internal sealed class InstrumentedContext(string folder) : AssemblyLoadContext("instrumented")
{
    /// <summary>What is under test: Suffice, its audit, and the YAML parser they stand on.</summary>
    private static readonly string[] UnderTest = ["Suffice", "Suffice.Audit", "YamlDotNet"];

    /// <summary>Makes the copies if they are not there.</summary>
    /// <param name="root">The folder for copies of every build.</param>
    public static InstrumentedContext Prepare(string root)
    {
        string[] originals = [.. UnderTest.Select(Original)];
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string original in originals)
        {
            hash.AppendData(File.ReadAllBytes(original));
        }

        string folder = Path.GetFullPath(Path.Combine(root, $"instrumented-{Convert.ToHexStringLower(hash.GetHashAndReset())[..12]}"));
        if (!Directory.Exists(folder))
        {
            Instrument(originals, folder);
        }

        return new InstrumentedContext(folder);
    }

    /// <summary>Runs the command with the copies.</summary>
    public int Run(IReadOnlyList<string> args)
    {
        nint map = CoverageMap.Connect();
        Type command = LoadFromAssemblyPath(typeof(FuzzCommand).Assembly.Location).GetType(typeof(FuzzCommand).FullName!, throwOnError: true)!;
        return (int)command.GetMethod(nameof(FuzzCommand.Run), BindingFlags.Public | BindingFlags.Static)!
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [args, map], null)!;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string path = Path.Combine(folder, $"{assemblyName.Name}.dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    private static string Original(string name) => Path.Combine(AppContext.BaseDirectory, $"{name}.dll");

    private static void Instrument(IReadOnlyList<string> originals, string folder)
    {
        string half = $"{folder}.{Environment.ProcessId}";
        Directory.CreateDirectory(half);
        foreach (string original in originals)
        {
            string copy = Path.Combine(half, Path.GetFileName(original));
            File.Copy(original, copy);
            int types = SharpFuzz.Fuzzer.Instrument(copy, _ => true, SharpFuzz.Options.Value).Count();
            Console.Error.WriteLine($"instrumented {Path.GetFileName(copy)}: {types} types");
        }

        Directory.Move(half, folder);
    }
}
