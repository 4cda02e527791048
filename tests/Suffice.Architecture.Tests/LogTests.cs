using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Suffice.Architecture.Tests;

public sealed class LogTests(Shipped shipped)
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void LogEvent_OfAnyProject_HasAnIdOfItsOwn()
    {
        List<(string Name, LoggerMessageAttribute? Written)> events = shipped.Assemblies.SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type.GetMethods(Any))
            .Select(method => (Name: $"{method.DeclaringType!.FullName}.{method.Name}", Written: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(method => method.Written is not null).ToList();

        events.Count.ShouldBeGreaterThan(30);
        events.GroupBy(log => log.Written!.EventId).Where(same => same.Count() > 1)
            .Select(same => $"{same.Key}: {string.Join(", ", same.Select(log => log.Name))}").ShouldBeEmpty();
    }
}
