@echo off
rem Runs Reading Room: readingroom --help. In a checkout it builds what is missing first; in a distribution it just runs.
setlocal
set "HERE=%~dp0"
set "RR_HOME=%READINGROOM_HOME%"
if not defined RR_HOME set "RR_HOME=%USERPROFILE%\.readingroom"
set "ENGINE=%HERE%"
set "WHERE="
if exist "%HERE%lib\org.readingroom.launcher.jar" goto run
set "ENGINE=%HERE%product\org.readingroom.headless\target\readingroom\"
set WHERE="-Dreadingroom.install=%HERE%." "-Dreadingroom.desktop=%HERE%product\org.readingroom.desktop\target\desktop"
if exist "%ENGINE%built.properties" goto run
echo readingroom: building, which takes a few minutes the first time 1>&2
call "%HERE%mvnw.cmd" -q -f "%HERE%pom.xml" -DskipTests package -pl target-platform,product/org.readingroom.headless -am 1>&2
if errorlevel 1 exit /b 1
:run
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set "USER_FLAGS="
if exist "%RR_HOME%\jvm.options" set USER_FLAGS="@%RR_HOME%\jvm.options"
"%JAVA%" "@%ENGINE%conf\jvm.options" %USER_FLAGS% %WHERE% -jar "%ENGINE%lib\org.readingroom.launcher.jar" %*
exit /b %errorlevel%
